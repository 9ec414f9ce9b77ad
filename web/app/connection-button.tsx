/** How does one go to a connection? */
import type { RunProps } from "./part.ts";

interface Props extends RunProps {
  readonly connection: {
    readonly client: string;
    readonly clientPort: number;
    readonly server: string;
  };
}

export function ConnectionButton({ actions, connection }: Props) {
  const { client, clientPort, server } = connection;
  const inspected = { kind: "connection", client, clientPort } as const;
  return (
    <button
      type="button"
      class="link"
      onClick={() => actions.change({ kind: "inspected", inspected })}
    >
      {client}:{clientPort} → {server}
    </button>
  );
}
