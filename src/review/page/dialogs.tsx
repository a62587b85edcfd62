import { useMemo } from 'preact/hooks'
import { COMMANDS } from './commands.ts'
import { Answer, close, Frame } from './dialog-parts.tsx'
import { Comment, Merge, NewRecord, Split } from './dialogs-record.tsx'
import { keyShown } from './keys.ts'
import { seenNow } from './queue.ts'
import { change, get, recordInHand, usePart } from './state.ts'

/** What asks for an answer before the work goes on; one at a time. */
export function Dialogs() {
  const dialog = usePart((state) => state.dialog)
  // the record that it was opened for, as it was then: whatever becomes of the file, the answer is for no other
  const about = useMemo(() => ({ record: recordInHand(get()), seen: seenNow() }), [dialog])
  if (dialog?.kind === 'help') return <Help />
  if (dialog?.kind === 'new') return <NewRecord read={dialog.read} />
  const { record, seen } = about
  if (!dialog || !record) return null
  const Asked = { comment: Comment, split: Split, merge: Merge }[dialog.kind]
  return <Asked record={record} seen={seen} />
}

const GROUPS = ['Moving', 'Deciding', 'Correcting', 'Words', 'Records', 'Page'] as const

function Help() {
  const letters = usePart((state) => state.letters)
  return (
    <Frame title="Keys">
      <div class="keys">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {COMMANDS.filter((command) => command.group === group && command.help).map((command) => (
                <div key={command.id}>
                  <dt>
                    {(command.id === 'end-word-right' ? EDGES : command.keys).map((key) => (
                      <kbd key={key}>{keyShown(key)}</kbd>
                    ))}
                  </dt>
                  <dd>{command.help}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p>
        While words are being chosen: <kbd>←</kbd> <kbd>→</kbd> <kbd>↑</kbd> <kbd>↓</kbd> other words, <kbd>tab</kbd>{' '}
        the other edge, <kbd>↵</kbd> set, <kbd>esc</kbd> cancel. By mouse: select words in the text.
      </p>
      <p>
        <label>
          <input type="checkbox" checked={letters} onChange={() => change({ letters: !letters })} /> single letters act
          (take this off when speech or another tool types them)
        </label>
      </p>
      <Answer label="Close" hint="esc" onClick={close} />
    </Frame>
  )
}

const EDGES = ['Shift+ArrowLeft', 'Shift+ArrowRight', 'Alt+ArrowLeft', 'Alt+ArrowRight']
