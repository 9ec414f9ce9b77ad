/** How does the contract look to programs in other languages? */
import {
  type Contract,
  type Field,
  type Fields,
  wireName,
} from "./contract.ts";

/**
 * The contract as a `.proto` file, from which any gRPC tool makes a client:
 * the names are those that `pathOf` and the codec put on the wire.
 */
export function protoText(service: Contract): string {
  const dot = service.name.lastIndexOf(".");
  const shortName = service.name.slice(dot + 1);
  const blocks = [
    'syntax = "proto3";',
    `package ${service.name.slice(0, dot)};`,
    rpcText(shortName, service),
  ];
  for (const [name, { request, reply }] of Object.entries(service.methods)) {
    blocks.push(messageText(`${wireName(name)}Request`, request));
    blocks.push(messageText(`${wireName(name)}Reply`, reply));
  }
  return `${blocks.join("\n\n")}\n`;
}

function rpcText(shortName: string, service: Contract): string {
  const lines = Object.keys(service.methods).map((name) => {
    const wire = wireName(name);
    return `  rpc ${wire}(${wire}Request) returns (${wire}Reply);\n`;
  });
  return `service ${shortName} {\n${lines.join("")}}`;
}

function messageText(name: string, fields: Fields): string {
  const lines = Object.entries<Field<unknown>>(fields).map(
    ([fieldName, { isRepeated, type, number }]) => {
      const many = isRepeated ? "repeated " : "";
      return `  ${many}${type} ${snakeCase(fieldName)} = ${number};\n`;
    },
  );
  if (lines.length === 0) return `message ${name} {}`;
  return `message ${name} {\n${lines.join("")}}`;
}

/** Protobuf writes `list_price` where we write `listPrice`. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
