import { useEffect, useMemo, useState } from 'preact/hooks'
import { COMMANDS } from './commands.ts'
import { Answer, Choices, close, Frame } from './dialog-parts.tsx'
import { Comment, Merge, NewRecord, Split } from './dialogs-record.tsx'
import { fieldOfPath } from './fields.ts'
import { keyShown } from './keys.ts'
import { seenNow, settleClash } from './queue.ts'
import type { Clash } from './reconcile.ts'
import { shown } from './record-form.tsx'
import { change, get, recordInHand, usePart } from './state.ts'

/** What asks for an answer before the work goes on; one at a time. */
export function Dialogs() {
  const dialog = usePart((state) => state.dialog)
  // the record that it was opened for, as it was then: whatever becomes of the file, the answer is for no other
  const about = useMemo(() => ({ record: recordInHand(get()), seen: seenNow() }), [dialog])
  if (dialog?.kind === 'help') return <Help />
  if (dialog?.kind === 'clash') return <Clashes clashes={dialog.clashes} />
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

/** Milliseconds in which a key was meant for what this question came on top of: nobody has read it by then. */
const UNSEEN = 500

/** The file says something else by now than when the reviewer changed it: both are shown, and neither is lost. */
function Clashes({ clashes }: { clashes: readonly Clash[] }) {
  const [read, setRead] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setRead(true), UNSEEN)
    return () => clearTimeout(timer)
  }, [])
  const gone = clashes.some((clash) => clash.gone)
  return (
    <Frame title="The file changed underneath" firm>
      <p>Somebody changed the same place on disk while you changed it here. Nothing is lost: choose what stays.</p>
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Was</th>
            <th scope="col">On disk</th>
            <th scope="col">Yours</th>
          </tr>
        </thead>
        <tbody>
          {clashes.map((clash) => (
            <tr key={`${clash.record} ${clash.path}`}>
              <th scope="row">{clash.path ? (fieldOfPath(clash.path)?.label ?? clash.path) : 'the whole record'}</th>
              <td>{clash.path ? shown(clash.before) : 'as you saw it'}</td>
              <td>
                {clash.gone ? 'the record is gone' : clash.path ? shown(clash.theirs) : 'changed: look at the form'}
              </td>
              <td>{shown(clash.mine)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Choices
        labels={gone ? ['Leave the file as it is'] : ['Leave the file as it is', 'Put mine on top']}
        ready={read}
        onChoose={(i) => settleClash(i === 1)}
      />
    </Frame>
  )
}
