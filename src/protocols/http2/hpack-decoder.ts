/** How do bytes become header fields again? */
import { toByteString } from "./byte-string.ts";
import { type HeaderField, headerField } from "./header-field.ts";
import { DynamicTable } from "./hpack-dynamic-table.ts";
import { type Cursor, readInteger } from "./hpack-integer.ts";
import { STATIC_COUNT, staticField } from "./hpack-static-table.ts";
import { ConnectionError } from "./http2-error.ts";
import { huffmanDecode } from "./huffman.ts";

export interface HpackDecoderLimits {
  /** From here on fields are decoded for the table's sake, and not kept. */
  readonly headerListBytesMax: number;
  /** From here on nothing is decoded: ENHANCE_YOUR_CALM. */
  readonly headerListBytesBomb: number;
}

export interface DecodedHeaders {
  readonly fields: readonly HeaderField[];
  /** The sum of name + value + 32 of all fields, kept or not. */
  readonly listBytes: number;
}

const NOTHING = new Uint8Array(0);

/** One direction of one connection. Its table must see every block. */
export class HpackDecoder {
  readonly table = new DynamicTable();
  readonly #limits: HpackDecoderLimits;
  readonly #cursor: Cursor = { bytes: NOTHING, at: 0, end: 0 };
  #tableBytesAllowed = this.table.maxBytes;

  constructor(limits: HpackDecoderLimits) {
    this.#limits = limits;
  }

  /**
   * Our HEADER_TABLE_SIZE is in force. If it is below what the peer uses, its
   * next block must begin with an update, RFC 7541 section 4.2.
   */
  allowTable(bytes: number): void {
    this.#tableBytesAllowed = bytes;
  }

  /**
   * Decodes one whole block, the bytes from `start` to `end`. Throws a
   * ConnectionError when it is wrong: then the tables differ for good.
   */
  decode(bytes: Uint8Array, start: number, end: number): DecodedHeaders {
    const cursor = this.#cursor;
    cursor.bytes = bytes;
    cursor.at = start;
    cursor.end = end;
    this.#readTableUpdates();
    const fields: HeaderField[] = [];
    let listBytes = 0;
    while (cursor.at < cursor.end) {
      const field = this.#readField(bytes[cursor.at] as number);
      listBytes += field.sizeBytes;
      if (listBytes > this.#limits.headerListBytesBomb) throw bomb(listBytes);
      if (listBytes <= this.#limits.headerListBytesMax) fields.push(field);
    }
    return { fields, listBytes };
  }

  #readTableUpdates(): void {
    const cursor = this.#cursor;
    // 001xxxxx, only at the start of a block, RFC 7541 section 4.2.
    while (cursor.at < cursor.end && isTableUpdate(cursor)) {
      const size = readInteger(cursor, 0x1f);
      if (size > this.#tableBytesAllowed) {
        throw wrong(`a table of ${size} bytes, above our limit`);
      }
      this.table.resize(size);
    }
    if (this.table.maxBytes > this.#tableBytesAllowed) {
      throw wrong("no table size update after our SETTINGS asked for one");
    }
  }

  #readField(first: number): HeaderField {
    const cursor = this.#cursor;
    if (first >= 0x80) return this.#at(readInteger(cursor, 0x7f));
    if (first < 0x40 && first >= 0x20) {
      throw wrong("a table size update after a field");
    }
    const isIndexed = first >= 0x40;
    const nameIndex = readInteger(cursor, isIndexed ? 0x3f : 0x0f);
    const name =
      nameIndex === 0 ? readString(cursor) : this.#at(nameIndex).name;
    const field = headerField(name, readString(cursor));
    if (isIndexed) this.table.add(field);
    return field;
  }

  #at(index: number): HeaderField {
    if (index > 0 && index <= STATIC_COUNT) return staticField(index);
    const field = this.table.field(index - STATIC_COUNT - 1);
    if (index === 0 || field === undefined) throw wrong(`no field ${index}`);
    return field;
  }
}

function isTableUpdate(cursor: Cursor): boolean {
  return ((cursor.bytes[cursor.at] as number) & 0xe0) === 0x20;
}

function readString(cursor: Cursor): string {
  const isCoded = ((cursor.bytes[cursor.at] ?? 0) & 0x80) !== 0;
  const length = readInteger(cursor, 0x7f);
  const { bytes, at } = cursor;
  if (length > cursor.end - at) {
    throw wrong(`a string of ${length} bytes, beyond the end of its block`);
  }
  cursor.at = at + length;
  const decode = isCoded ? huffmanDecode : toByteString;
  return decode(bytes, at, at + length);
}

function wrong(what: string): ConnectionError {
  const because = `a header block is wrong: ${what}`;
  return new ConnectionError("COMPRESSION_ERROR", because);
}

function bomb(listBytes: number): ConnectionError {
  const because = `a header section of more than ${listBytes} bytes`;
  return new ConnectionError("ENHANCE_YOUR_CALM", because);
}
