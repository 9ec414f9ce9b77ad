/** What does a service promise, written once for every protocol? */
import { assert } from "../ports/assert.ts";

/** The types a field may have, by their names in protobuf. */
export interface Scalars {
  readonly string: string;
  readonly double: number;
  /** A whole number of 64 bits, so a BigInt: 5n. */
  readonly int64: bigint;
  readonly bool: boolean;
}

export type ScalarType = keyof Scalars;

/** One field of a message. `zero` is what it holds when nobody set it. */
export interface Field<Value> {
  readonly number: number;
  readonly type: ScalarType;
  readonly isRepeated: boolean;
  readonly zero: Value;
}

/** The fields of a message by name. */
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** The message as it arrives: every field has a value. */
export type Message<Shape extends Fields> = {
  readonly [Name in keyof Shape]: Shape[Name]["zero"];
};

/** The message as one sends it: a field left out holds its zero. */
export type Draft<Shape extends Fields> = Partial<Message<Shape>>;

export interface Method<Request extends Fields, Reply extends Fields> {
  readonly request: Request;
  readonly reply: Reply;
}

export type Methods = Readonly<Record<string, Method<Fields, Fields>>>;

export interface Contract<Declared extends Methods = Methods> {
  /** "farcall.bank.Bank" */
  readonly name: string;
  readonly methods: Declared;
}

const ZERO: Scalars = { string: "", double: 0, int64: 0n, bool: false };

/**
 * A field with its number on the wire, which must never change once others
 * use the contract.
 */
export function field<Type extends ScalarType>(
  number: number,
  type: Type,
): Field<Scalars[Type]> {
  return { number, type, isRepeated: false, zero: ZERO[type] };
}

/** A field that holds any count of values. */
export function repeated<Type extends ScalarType>(
  number: number,
  type: Type,
): Field<readonly Scalars[Type][]> {
  return { number, type, isRepeated: true, zero: Object.freeze([]) };
}

/** One request, one reply. */
export function method<Request extends Fields, Reply extends Fields>(
  request: Request,
  reply: Reply,
): Method<Request, Reply> {
  return { request, reply };
}

const SERVICE_NAME = /^([a-z][a-z0-9_]*\.)+[A-Z][A-Za-z0-9]*$/;
const MEMBER_NAME = /^[a-z][A-Za-z0-9]*$/;
/** Protobuf's own bounds. */
const NUMBER_MAX = 536_870_911;

/**
 * Declares a service: `contract("farcall.bank.Bank", { pay: method(...) })`.
 * Throws an AssertionError when a name or number cannot be.
 */
export function contract<Declared extends Methods>(
  name: string,
  methods: Declared,
): Contract<Declared> {
  assert(SERVICE_NAME.test(name), `"${name}" looks like farcall.bank.Bank`);
  for (const [methodName, { request, reply }] of Object.entries(methods)) {
    assert(MEMBER_NAME.test(methodName), `"${methodName}" looks like payTwice`);
    checkFields(request, `${name}.${methodName} request`);
    checkFields(reply, `${name}.${methodName} reply`);
  }
  return { name, methods };
}

function checkFields(fields: Fields, where: string): void {
  const numbers = new Set<number>();
  for (const [name, { number }] of Object.entries(fields)) {
    assert(MEMBER_NAME.test(name), `${where}: "${name}" looks like listPrice`);
    const isInRange = number >= 1 && number <= NUMBER_MAX;
    const isReserved = number >= 19_000 && number <= 19_999;
    const isGood = Number.isInteger(number) && isInRange && !isReserved;
    assert(isGood, `${where}: ${number} is a field number of protobuf`);
    assert(!numbers.has(number), `${where}: number ${number} is used once`);
    numbers.add(number);
  }
}

/** "Pay": protobuf begins the names of methods with a capital. */
export function wireName(methodName: string): string {
  return methodName.charAt(0).toUpperCase() + methodName.slice(1);
}

/** "/farcall.bank.Bank/Pay": how a request names its method. */
export function pathOf(service: Contract, methodName: string): string {
  return `/${service.name}/${wireName(methodName)}`;
}
