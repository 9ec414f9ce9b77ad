/** By which commands does one do an exercise without this page? */
interface Words {
  /** What each command does. */
  readonly start: string;
  readonly grade: string;
  readonly markDone: string;
}

interface Props {
  readonly slug: string;
  readonly words: Words;
  readonly isDone: boolean;
  readonly onDone: () => void;
}

/** Nothing here sees what a command says: one marks it as done oneself. */
export function ByCommands({ slug, words, isDone, onDone }: Props) {
  const commands = [
    [`npx farcall start ${slug}`, words.start],
    [`npx farcall grade ${slug}`, words.grade],
  ] as const;
  return (
    <>
      <dl class="commands">
        {commands.map(([command, what]) => (
          <div key={command}>
            <dt>
              <code>{command}</code>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label class="eyes">
        <input
          type="checkbox"
          checked={isDone}
          disabled={isDone}
          onChange={onDone}
        />
        {words.markDone}
      </label>
    </>
  );
}
