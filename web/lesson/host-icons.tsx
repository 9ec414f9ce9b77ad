/** What do a client and a server look like? */

export function ClientIcon() {
  return (
    <g>
      <rect x="-10" y="-9" width="20" height="14" rx="2" />
      <path d="M-12 9.5h24" />
    </g>
  );
}

export function ServerIcon() {
  return (
    <g>
      <rect x="-9" y="-10" width="18" height="9" rx="2" />
      <rect x="-9" y="1" width="18" height="9" rx="2" />
      <path d="M-5 -5.5h1M-5 5.5h1" />
    </g>
  );
}
