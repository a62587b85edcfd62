import { pressAgain } from './press-again.ts'
import { change, get, say } from './state.ts'

/**
 * A reviewer types faster than a server answers. What is typed while something is on its way is meant for what comes then: it waits, and
 * happens in its order. What waits is told in the status line, and Escape throws it away; so do too long a wait and too many keys, because
 * nobody knows by then what they were meant for.
 */

/** Milliseconds after which the waiting is told. */
const TOLD = 700
const LONGEST = 10_000
const MOST = 200
/** Milliseconds without a key after which typing has begun anew. */
const SILENCE = 700

let underway = 0
let letting = false
/** A key, or what was pasted. */
let held: (KeyboardEvent | string)[] = []
let began = 0
let timers: ReturnType<typeof setTimeout>[] = []
/** What is typed goes nowhere until the typing pauses: it is the rest of something that is no more. */
let deaf = false
let lastKey = 0
let lastByHand = 'none' as 'none' | 'key' | 'pointer'

/** Keys wait until this is done. */
export async function during<T>(deed: () => Promise<T>): Promise<T> {
  if (!underway++) began = performance.now()
  try {
    return await deed()
  } finally {
    underway--
    void letGo()
  }
}

/** A field went away under the reviewer's fingers: what is typed on is no command. */
export function deafen(): void {
  if (lastByHand === 'key') deaf = true
}

/** @param target the window: told of each key before anybody else. */
export function listen(target: Window): void {
  target.addEventListener('keydown', holdKey, { capture: true })
  target.addEventListener('paste', holdPaste, { capture: true })
  target.addEventListener('pointerdown', heardPointer, { capture: true })
}

function heardPointer(): void {
  lastByHand = 'pointer'
  if (!underway) hear()
}

function holdKey(event: KeyboardEvent): void {
  if (!event.isTrusted || event.isComposing) return
  const pause = event.timeStamp - lastKey
  lastKey = event.timeStamp
  lastByHand = 'key'
  if (deaf && !underway && pause > SILENCE) hear()
  if (!mayWait(event)) return
  if (!deaf && !isHolding(event.target)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  // a key that is held down is no row of decisions
  if (deaf || event.repeat) return
  if (event.key === 'Escape') {
    forget()
    // what is typed behind it may be for what one sees, or for what comes: nobody knows
    if (underway && performance.now() - began > TOLD) turnAway('The server takes long.')
  }
  hold(event)
}

function holdPaste(event: ClipboardEvent): void {
  if (!deaf && !isHolding(event.target)) return
  event.preventDefault()
  event.stopImmediatePropagation()
  const text = event.clipboardData?.getData('text/plain')
  if (text && !deaf) hold(text)
}

/** Where one is writing already the letters go, unless others wait before them. */
function isHolding(target: EventTarget | null): boolean {
  if (held.length || letting) return true
  const writes = target instanceof Element && target.closest('input, textarea, select, dialog, .editor')
  return underway > 0 && !writes
}

/** The browser's own keys go to the browser, whatever the server does. */
function mayWait({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey) return /^[zy]$/i.test(key)
  if (key.length === 1) return !altKey
  return /^(?:Arrow(?:Up|Down|Left|Right)|Home|End|Enter|Escape|Backspace|Delete|Tab)$/.test(key)
}

function hold(one: KeyboardEvent | string): void {
  // the Escape behind which nothing is taken waits without a word
  if (deaf) return void held.push(one)
  if (!held.length) {
    timers = [setTimeout(tell, TOLD), setTimeout(() => turnAway('The server takes long.'), LONGEST)]
  }
  held.push(one)
  if (held.length > MOST) turnAway('These are many keys.')
  else if (get().waiting) tell()
}

const tell = (): void =>
  change({
    waiting: `${held.length} ${held.length === 1 ? 'key waits' : 'keys wait'} for the server · esc throws away`,
  })

/** What was meant for something that did not come is meant for nothing. @returns whether there was anything. */
export function forgetKeys(): boolean {
  const any = held.length > 0
  forget()
  return any
}

function forget(): void {
  held = []
  for (const timer of timers) clearTimeout(timer)
  if (get().waiting) change({ waiting: '' })
}

/** From here to the answer nothing that is typed is done: half of a word would be the worse. */
function turnAway(why: string): void {
  forget()
  deaf = true
  change({ waiting: 'Keys are not taken until the server answers' })
  say(`${why} Nothing of what you typed meanwhile is done.`, 'bad')
}

function hear(): void {
  deaf = false
  if (get().waiting) change({ waiting: '' })
}

async function letGo(): Promise<void> {
  if (!underway && deaf && get().waiting) change({ waiting: '' })
  if (letting) return
  letting = true
  try {
    while (!underway && held.length) {
      pressAgain(held.shift()!)
      // what the key did is drawn, and has the focus
      await Promise.resolve()
    }
    if (!held.length) forget()
  } finally {
    letting = false
  }
}
