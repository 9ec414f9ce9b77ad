/** How do header fields become few bytes? */
import { ByteBuffer } from "./byte-buffer.ts";
import { putByteString } from "./byte-string.ts";
import type { Header } from "./connection-types.ts";
import {
  type HeaderField,
  headerField,
  headerSizeBytes,
} from "./header-field.ts";
import { DynamicTable } from "./hpack-dynamic-table.ts";
import { writeInteger } from "./hpack-integer.ts";
import { type Indexing, indexingOf } from "./hpack-policy.ts";
import { STATIC_COUNT, staticName } from "./hpack-static-table.ts";
import { huffmanBytes, huffmanEncode } from "./huffman.ts";

/** RFC 7541 section 6: the flag bits, and the mask of what follows them. */
const INDEXED = { first: 0x80, mask: 0x7f };
const TABLE_UPDATE = { first: 0x20, mask: 0x1f };
const LITERAL: { readonly [kind in Indexing]: typeof INDEXED } = {
  index: { first: 0x40, mask: 0x3f },
  skip: { first: 0x00, mask: 0x0f },
  never: { first: 0x10, mask: 0x0f },
};
const STRING_PLAIN = { first: 0x00, mask: 0x7f };
const STRING_CODED = { first: 0x80, mask: 0x7f };

/** Where a name stands in the dynamic table: with which value, as nth. */
interface KnownName {
  newest: number;
  newestValue: string;
  /** The values before it; most names have one value only. */
  older: Map<string, number> | undefined;
}

/** One for all: what is encoded is copied before the next. */
const block = new ByteBuffer();

/**
 * One direction of one connection: every block must reach the peer, in this
 * order. The same calls give the same bytes.
 */
export class HpackEncoder {
  readonly table = new DynamicTable((field) => this.#forget(field));
  readonly #names = new Map<string, KnownName>();
  /** How many fields ever entered the table; the newest has this number. */
  #added = 0;
  #tableBytesNext = this.table.maxBytes;
  #tableBytesLeast = this.table.maxBytes;

  /**
   * The peer's HEADER_TABLE_SIZE, or less if we want less. The next block
   * tells it, with the least of all sizes since the last block first.
   */
  limitTable(bytes: number): void {
    this.#tableBytesNext = bytes;
    this.#tableBytesLeast = Math.min(this.#tableBytesLeast, bytes);
  }

  /** Encodes one header section. The buffer is ours: use it before the next. */
  encode(headers: readonly Header[]): ByteBuffer {
    block.clear();
    const now = this.table.maxBytes;
    if (this.#tableBytesNext !== now || this.#tableBytesLeast < now) {
      this.#tellTableSize();
    }
    for (const header of headers) this.#encodeField(header);
    return block;
  }

  #tellTableSize(): void {
    const least = Math.min(this.#tableBytesLeast, this.#tableBytesNext);
    if (least < this.table.maxBytes && least < this.#tableBytesNext) {
      writeInteger(block, TABLE_UPDATE, least);
      this.table.resize(least);
    }
    writeInteger(block, TABLE_UPDATE, this.#tableBytesNext);
    this.table.resize(this.#tableBytesNext);
    this.#tableBytesLeast = this.#tableBytesNext;
  }

  #encodeField(header: Header): void {
    const { name, value } = header;
    const fixed = staticName(name);
    const known = this.#names.get(name);
    const fixedIndex = fixed?.values.get(value);
    if (fixedIndex !== undefined) {
      writeInteger(block, INDEXED, fixedIndex);
      return;
    }
    const nth = known && nthOf(known, value);
    if (nth !== undefined) {
      writeInteger(block, INDEXED, this.#indexOf(nth));
      return;
    }
    const nameIndex =
      fixed?.index ?? (known === undefined ? 0 : this.#indexOf(known.newest));
    this.#encodeLiteral(header, nameIndex);
  }

  #encodeLiteral(header: Header, nameIndex: number): void {
    const size = headerSizeBytes(header);
    const indexing = indexingOf(header.name, size, this.table.maxBytes);
    writeInteger(block, LITERAL[indexing], nameIndex);
    if (nameIndex === 0) this.#encodeString(header.name);
    this.#encodeString(header.value);
    if (indexing === "index") this.#remember(header);
  }

  #encodeString(text: string): void {
    const codedBytes = huffmanBytes(text);
    if (codedBytes < text.length) {
      writeInteger(block, STRING_CODED, codedBytes);
      huffmanEncode(text, block);
      return;
    }
    writeInteger(block, STRING_PLAIN, text.length);
    block.reserve(text.length);
    putByteString(block.bytes, block.length, text);
    block.length += text.length;
  }

  #indexOf(nth: number): number {
    return STATIC_COUNT + 1 + this.#added - nth;
  }

  #remember(header: Header): void {
    if (!this.table.add(headerField(header.name, header.value))) return;
    this.#added++;
    const { name, value } = header;
    const known = this.#names.get(name);
    if (known === undefined) {
      const newest = this.#added;
      const first = { newest, newestValue: value, older: undefined };
      this.#names.set(name, first);
      return;
    }
    known.older ??= new Map();
    known.older.set(known.newestValue, known.newest);
    known.newest = this.#added;
    known.newestValue = value;
  }

  #forget(field: HeaderField): void {
    const known = this.#names.get(field.name);
    if (known === undefined) return;
    // No value is twice in the table, so the oldest is the one that leaves.
    if (known.newestValue === field.value) this.#names.delete(field.name);
    else known.older?.delete(field.value);
  }
}

function nthOf(known: KnownName, value: string): number | undefined {
  const { newest, newestValue, older } = known;
  return value === newestValue ? newest : older?.get(value);
}
