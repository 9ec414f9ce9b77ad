/** What is in the lab? */

import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { Icon } from "../scene/icon.tsx";
import { BranchTabs } from "./branch-tabs.tsx";
import { CallPicture } from "./call-picture.tsx";
import { Chooser } from "./chooser.tsx";
import { Checks, Facts } from "./facts.tsx";
import { FailedCheck } from "./failed-check.tsx";
import { Frame } from "./frame.tsx";
import { HostCards } from "./host-cards.tsx";
import { Inspector } from "./inspector.tsx";
import { throughEyes } from "./lab-eyes.ts";
import { LabForm } from "./lab-form.tsx";
import { currentBranch, type Lab } from "./lab-state.ts";
import { Moment } from "./moment.tsx";
import { NoticeBox } from "./notice-box.tsx";
import { OnItsWay } from "./on-its-way.tsx";
import { OpenLink } from "./open-link.tsx";
import type { PageProps } from "./page-props.ts";
import type { PartProps, RunProps } from "./part.ts";
import { Scene } from "./scene.tsx";
import { SeedsBox } from "./seeds-box.tsx";
import { useStages } from "./turn.ts";
import { useLab } from "./use-lab.ts";
import { inLocale, wordsOf } from "./words.ts";

export function LabPage(props: PageProps) {
  const { address } = props;
  const words = wordsOf(address.locale);
  const [lab, actions] = useLab(address.locale);
  useEffect(() => {
    document.title = `${words.lab} · Farcall`;
  }, [words]);
  const part = { lab, actions, words };
  const branch = currentBranch(lab);
  const heading = useHeading(branch !== undefined);
  const still = useApart(lab);
  const above = useMemo(
    () => <Above {...part} />,
    // All of them are there whatever row one looks at.
    [still, actions, words],
  );
  return (
    <Frame {...props}>
      <h1 ref={heading} class="visually-hidden" tabIndex={-1}>
        {words.lab}
      </h1>
      {branch !== undefined && <SkipToRun words={words} />}
      {above}
      {branch === undefined ? (
        <Empty {...part} />
      ) : (
        <LabRun {...part} branch={branch} />
      )}
      {words.englishOnly !== "" && (
        <p class="english-only">{words.englishOnly}</p>
      )}
    </Frame>
  );
}

/** By key, past what stands above each run. */
function SkipToRun({ words }: Pick<PartProps, "words">) {
  return (
    <button
      type="button"
      class="skip"
      onClick={() => document.getElementById("scene")?.focus()}
    >
      {words.skipToRun}
    </button>
  );
}

/** What led here, a link or a card, is gone: focus comes to the heading. */
function useHeading(hasRun: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const isLost = document.activeElement === document.body;
    if (!isLost || !navigator.userActivation?.hasBeenActive) return;
    heading.current?.focus({ preventScroll: true });
  }, [hasRun]);
  return heading;
}

/** The same lab as long as nothing but the moment changes. */
function useApart(lab: Lab): Lab {
  const known = useRef(lab);
  const isMoved = (name: keyof Lab) => name === "row" || name === "atNs";
  const isSame = (Object.keys(lab) as (keyof Lab)[]).every(
    (name) => isMoved(name) || lab[name] === known.current[name],
  );
  if (!isSame) known.current = lab;
  return known.current;
}

function Above(part: PartProps) {
  return (
    <>
      <Chooser {...part} />
      <LabForm {...part} />
      <OpenLink {...part} />
      <NoticeBox {...part} />
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
      <CallPicture />
      <h2>{headings[lab.status]}</h2>
      <p>{words.intro}</p>
      <p>{words.emptyText}</p>
      <ul class="cards" aria-label={words.emptyText}>
        {lab.cards.map(({ name, title, summary }) => (
          <li key={name}>
            <button
              type="button"
              disabled={!isIdle}
              onClick={() => runThis(name)}
            >
              <b>
                <Icon name="play" /> {inLocale(title, lab.locale)}
              </b>
              <span>{inLocale(summary, lab.locale)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LabRunProps extends RunProps {
  /** What else there is to say, beside the picture. */
  readonly beside?: ComponentChildren;
}

export function LabRun({ lab, actions, words, branch, beside }: LabRunProps) {
  const part = { lab, actions, words, branch };
  const hasEyes = lab.eyes !== "";
  // What one host cannot know is on no part of the page that tells the run.
  const seen = { ...part, branch: throughEyes(branch, lab.eyes) };
  const still = useApart(lab);
  // What the run looks like comes first, what there is to say of it next.
  const stage = useStages(1);
  const [above, below] = useMemo(() => {
    const facts = [<Checks key="checks" {...part} />, <Facts {...part} />];
    const above = [
      <SeedsBox key="seeds" {...part} />,
      <BranchTabs key="tabs" {...part} />,
      beside === undefined && !hasEyes && (
        <FailedCheck key="failed" {...part} />
      ),
    ];
    return [above, hasEyes ? [] : facts];
  }, [still, actions, words, branch, beside === undefined]);
  return (
    <div class="run">
      <div class="reading">
        {above}
        <Scene {...seen} whole={branch} />
      </div>
      <aside>
        {beside}
        {stage > 0 && (
          <>
            <Inspector {...seen} />
            {!hasEyes && <HostCards {...part} />}
            {!hasEyes && <OnItsWay {...part} />}
            <Moment {...seen} />
            {below}
          </>
        )}
      </aside>
    </div>
  );
}
