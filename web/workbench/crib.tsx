/** How does one write in TypeScript what one can say elsewhere? */
import type { Locale } from "../app/address.ts";
import type { WorkbenchWords } from "./words-en.ts";

type Line = readonly [
  python: string,
  typescript: string,
  Record<Locale, string>,
];

const LINES: readonly Line[] = [
  [
    "count = 0",
    "let count = 0;",
    { en: "may change: count += 1;", "zh-CN": "可以再改：count += 1;" },
  ],
  [
    'name = "Ada"',
    'const name = "Ada";',
    { en: "never changes", "zh-CN": "不能再改" },
  ],
  [
    "text = await f(name)",
    "const text = await f(name);",
    { en: "waits for what f promises", "zh-CN": "等 f 做完，取得结果" },
  ],
  [
    "async def f(name): …",
    "async (name) => { … }",
    { en: "a function without a name", "zh-CN": "没有名字的函数" },
  ],
  [
    'f"Hello {name}"',
    `\`Hello \${name}\``,
    { en: "between backticks", "zh-CN": "写在反引号之间" },
  ],
  [
    "x == int(x)",
    "Number.isInteger(x)",
    { en: "whether a number is whole", "zh-CN": "一个数是不是整数" },
  ],
  [
    "int(x) * 2",
    "BigInt(x) * 2n",
    {
      en: "keeps every digit; goes with its own kind only: 1n, 2n",
      "zh-CN": "一位也不丢；只能和同类的数一起算：1n、2n",
    },
  ],
  [
    "kept = {}",
    "const kept = new Map<string, number>();",
    {
      en: "kept.set(key, 1), kept.delete(key); kept.get(key) may be undefined",
      "zh-CN":
        "kept.set(key, 1)、kept.delete(key)；没有时，kept.get(key) 是 undefined",
    },
  ],
  [
    "task = create_task(f(name))",
    "const promise = f(name);",
    {
      en: "goes on meanwhile; like a Future, many may await it",
      "zh-CN":
        "不写 await，它就一边进行；像 Future 一样，可以有许多人 await 它",
    },
  ],
  [
    "for item in items: …",
    "for (const item of items) { … }",
    {
      en: "items is an array: items.push(x), items.length",
      "zh-CN": "items 是数组：items.push(x)、items.length",
    },
  ],
  [
    "[f(item) for item in items]",
    "items.map((item) => f(item))",
    { en: "a new array, in the same order", "zh-CN": "新的数组，顺序不变" },
  ],
  [
    "await gather(*tasks)",
    "await Promise.all(promises)",
    {
      en: "waits for all, keeps their order; throws if one fails",
      "zh-CN": "等全部做完，顺序不变；有一个失败就抛出错误",
    },
  ],
  [
    "try: … except RpcError as error: …",
    "try { … } catch (error) { … }",
    {
      en:
        "catches whatever was thrown; if (error instanceof RpcError), " +
        "there is error.status",
      "zh-CN":
        "什么错误都会捕获；if (error instanceof RpcError) 时，有 error.status",
    },
  ],
];

interface Props {
  readonly words: WorkbenchWords;
  readonly locale: Locale;
}

/** Folded: who knows the language need not read it. */
export function Crib({ words, locale }: Props) {
  return (
    <details class="crib">
      <summary>{words.crib}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Python</th>
            <th scope="col">TypeScript</th>
          </tr>
        </thead>
        <tbody>
          {LINES.map(([python, typescript, note]) => (
            <tr key={python}>
              <td>
                <code>{python}</code>
              </td>
              <td>
                <code>{typescript}</code>
                <small>{note[locale]}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
