/** What do the two machines of the opening look like? */

export function PhoneIcon() {
  return (
    <g>
      <rect x="-6" y="-11" width="12" height="22" rx="2.4" />
      <path d="M-1.6 8h3.2" />
    </g>
  );
}

export function BankIcon() {
  return (
    <g>
      <path d="M-11 -4L0 -10.5L11 -4z" />
      <path d="M-7.5 -1.5v8M-2.5 -1.5v8M2.5 -1.5v8M7.5 -1.5v8" />
      <path d="M-11 9.5h22" />
    </g>
  );
}
