/** What can one do to a branch as such? */
import { Icon } from "../scene/icon.tsx";
import { interventionText } from "./action-words.ts";
import { NAME_LENGTH_MAX } from "./link.ts";
import type { RunProps } from "./part.ts";

/** What made it, its name, and an end to it. */
export function BranchTools({ lab, actions, words, branch }: RunProps) {
  const { n, name, interventions } = branch;
  const close = () => {
    actions.change({ kind: "closed", n });
    document.getElementById(`tab-${branch.parent}`)?.focus();
  };
  return (
    <div class="branch-tools">
      <ol aria-label={words.made}>
        {interventions.map((text) => (
          <li key={text}>{interventionText(text, lab.locale)}</li>
        ))}
      </ol>
      <label>
        <span class="caption">{words.branchName}</span>
        <input
          autocomplete="off"
          spellcheck={false}
          maxLength={NAME_LENGTH_MAX}
          value={name ?? ""}
          onInput={(event) =>
            actions.change({
              kind: "named",
              n,
              name: event.currentTarget.value,
            })
          }
        />
      </label>
      <button type="button" onClick={close}>
        <Icon name="close" /> {words.closeBranch}
      </button>
    </div>
  );
}
