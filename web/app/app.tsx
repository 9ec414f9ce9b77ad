/** What is on the page? */
import { useEffect } from "preact/hooks";
import { BranchTabs } from "./branch-tabs.tsx";
import { Chooser } from "./chooser.tsx";
import { Checks, Facts } from "./facts.tsx";
import { Header } from "./header.tsx";
import { HostCards } from "./host-cards.tsx";
import { currentBranch } from "./lab-state.ts";
import { Moment } from "./moment.tsx";
import { NoticeBox } from "./notice-box.tsx";
import type { PartProps, RunProps } from "./part.ts";
import { Scene } from "./scene.tsx";
import { useLab } from "./use-lab.ts";
import { inLocale, wordsOf } from "./words.ts";

export function App() {
  const [lab, actions] = useLab();
  const words = wordsOf(lab.locale);
  useEffect(() => {
    document.documentElement.lang = lab.locale;
    document.title = `Farcall · ${words.tagline}`;
  }, [lab.locale, words]);
  const part = { lab, actions, words };
  const branch = currentBranch(lab);
  return (
    <>
      <Header {...part} />
      <main>
        <Chooser {...part} />
        <NoticeBox {...part} />
        {branch === undefined ? (
          <Empty {...part} />
        ) : (
          <Run {...part} branch={branch} />
        )}
      </main>
      <footer>
        <p>{words.noNetwork}</p>
        {words.englishOnly !== "" && <p>{words.englishOnly}</p>}
      </footer>
    </>
  );
}

function Empty({ lab, actions, words }: PartProps) {
  const isIdle = lab.status === "idle";
  const headings = {
    loading: words.loading,
    idle: words.emptyTitle,
    running: words.running,
  };
  const runThis = (scenario: string) => {
    actions.change({ kind: "chosen", scenario });
    void actions.run();
  };
  return (
    <section class="empty">
      <EmptyPicture />
      <h2>{headings[lab.status]}</h2>
      <p>
        {words.intro} {words.emptyText}
      </p>
      <ul class="cards" aria-label={words.emptyText}>
        {lab.cards.map(({ name, title, summary }) => (
          <li key={name}>
            <button
              type="button"
              disabled={!isIdle}
              onClick={() => runThis(name)}
            >
              <b>▶ {inLocale(title, lab.locale)}</b>
              <span>{inLocale(summary, lab.locale)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Two hosts, a call that arrives and an answer that does not. */
function EmptyPicture() {
  return (
    <svg viewBox="0 0 240 90" aria-hidden="true">
      <g class="lanes">
        <line x1="10" x2="230" y1="16" y2="16" />
        <line x1="10" x2="230" y1="74" y2="74" />
      </g>
      <g class="flight data past sound">
        <line x1="40" y1="16" x2="90" y2="74" />
        <circle cx="90" cy="74" r="3" />
      </g>
      <g class="flight data past lost">
        <line x1="112" y1="74" x2="140" y2="42" />
        <path d="M135 37 l10 10 m0 -10 l-10 10" />
      </g>
    </svg>
  );
}

function Run({ lab, actions, words, branch }: RunProps) {
  const part = { lab, actions, words, branch };
  return (
    <div class="run">
      <div class="reading">
        <BranchTabs {...part} />
        <Scene {...part} />
      </div>
      <aside>
        <HostCards {...part} />
        <Moment {...part} />
        <Checks {...part} />
        <Facts {...part} />
      </aside>
    </div>
  );
}
