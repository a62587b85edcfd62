/**
 * A reviewer types faster than a server answers. What is typed while something is on its way is meant for what comes then: it waits, and
 * happens in its order.
 */

let underway = 0
let letting = false
const held: KeyboardEvent[] = []

/** Keys wait until this is done. */
export async function during<T>(deed: () => Promise<T>): Promise<T> {
  underway++
  try {
    return await deed()
  } finally {
    underway--
    void letGo()
  }
}

/** What was meant for something that did not come is meant for nothing. @returns whether there was anything. */
export const forgetKeys = (): boolean => held.splice(0).length > 0

/** Told of each key before anybody else. */
export function holdKey(event: KeyboardEvent): void {
  if ((!underway && !letting) || !event.isTrusted || event.isComposing || !mayWait(event)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  held.push(event)
}

/** The browser's own keys go to the browser, whatever the server does. */
function mayWait({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey) return /^[zy]$/i.test(key)
  if (key.length === 1) return !altKey
  return /^(?:Arrow(?:Up|Down|Left|Right)|Enter|Escape|Backspace|Delete|Tab)$/.test(key)
}

async function letGo(): Promise<void> {
  if (letting) return
  letting = true
  try {
    while (!underway && held.length) {
      again(held.shift()!)
      // what the key did is drawn, and has the focus
      await Promise.resolve()
    }
  } finally {
    letting = false
  }
}

/** A key once more, for what has the focus by now. */
function again(event: KeyboardEvent): void {
  const { key, code, shiftKey, ctrlKey, altKey, metaKey } = event
  const target = document.activeElement ?? document.body
  const fresh = new KeyboardEvent('keydown', {
    ...{ key, code, shiftKey, ctrlKey, altKey, metaKey },
    bubbles: true,
    cancelable: true,
  })
  if (!target.dispatchEvent(fresh) || ctrlKey || metaKey) return
  // a key that a script sends writes nothing by itself; this also keeps the field's own undo
  if (target.matches('input, textarea')) {
    if (key.length === 1) document.execCommand('insertText', false, key)
    else if (key === 'Backspace') document.execCommand('delete')
    else if (key === 'Delete') document.execCommand('forwardDelete')
  } else if (target.matches('button, summary') && (key === ' ' || key === 'Enter') && target instanceof HTMLElement)
    target.click()
}
