/** How do several things share one place? */
import type { ComponentChildren } from "preact";

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** A sign beside the label that says more than the label. */
  readonly sign?: ComponentChildren;
  readonly panel: ComponentChildren;
  /** Stays alive while another one is shown: it has a state of its own. */
  readonly isKept?: boolean;
}

interface Props {
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** Arrows go from tab to tab, Tab goes into what is shown. */
export function Tabs(props: Props) {
  const { name, label, tabs, chosen, onChoose } = props;
  const byKey = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === chosen);
    const to = tabs[placeFor(event.key, at, tabs.length)];
    if (to === undefined) return;
    event.preventDefault();
    onChoose(to.id);
    document.getElementById(`${name}-${to.id}`)?.focus();
  };
  return (
    <>
      <div role="tablist" aria-label={label} onKeyDown={byKey}>
        {tabs.map((tab) => (
          <TabButton key={tab.id} {...props} {...{ tab }} />
        ))}
      </div>
      {tabs
        .filter(({ id, isKept }) => id === chosen || isKept === true)
        .map(({ id, panel, isKept }) => (
          <div
            key={id}
            id={`${name}-${id}-panel`}
            class="tab-panel"
            role="tabpanel"
            aria-labelledby={`${name}-${id}`}
            hidden={id !== chosen}
            // What scrolls can be scrolled by keys; an editor does it itself.
            tabIndex={isKept ? undefined : 0}
          >
            {panel}
          </div>
        ))}
    </>
  );
}

function TabButton({ name, chosen, onChoose, tab }: Props & { tab: Tab }) {
  const { id, label, sign } = tab;
  const isChosen = id === chosen;
  return (
    <button
      id={`${name}-${id}`}
      type="button"
      role="tab"
      aria-selected={isChosen}
      aria-controls={isChosen ? `${name}-${id}-panel` : undefined}
      tabIndex={isChosen ? 0 : -1}
      onClick={() => onChoose(id)}
    >
      {label}
      {sign !== undefined && <span class="tab-sign">{sign}</span>}
    </button>
  );
}

/** Nobody may write here, or see it yet. */
export function Lock({ label }: { readonly label: string }) {
  return (
    <>
      <svg class="lock" viewBox="0 0 12 14" aria-hidden="true">
        <path d="M3 6V4a3 3 0 0 1 6 0v2M1.5 6h9v7h-9z" />
      </svg>
      <span class="visually-hidden">, {label}</span>
    </>
  );
}

function placeFor(key: string, at: number, count: number): number {
  if (key === "ArrowRight") return (at + 1) % count;
  if (key === "ArrowLeft") return (at + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : -1;
}
