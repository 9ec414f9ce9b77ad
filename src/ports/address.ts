/** Where does a program listen? */

/** A host by its name, and a port from 1 to 65535. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** "bank:50051": how sentences and links name an address. */
export function formatAddress(address: Address): string {
  return `${address.host}:${address.port}`;
}
