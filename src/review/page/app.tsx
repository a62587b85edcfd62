import { useEffect } from 'preact/hooks'
import { ArticleText } from './article.tsx'
import { CommandButton } from './button.tsx'
import { Dialogs } from './dialogs.tsx'
import { Key } from './key.tsx'
import { ArticleList } from './list.tsx'
import { Questions } from './questions.tsx'
import { Records } from './record-list.tsx'
import { change, get, type Theme, usePart } from './state.ts'

/** The whole page: the list, the article, its records, and a line that says what happened. */
export function App() {
  const listOpen = usePart((state) => state.listOpen)
  useTheme()
  return (
    <div class={`app${listOpen ? ' list-open' : ''}`}>
      <Bar />
      <ArticleList />
      <ArticleText />
      <Records />
      <Status />
      <Dialogs />
      <Questions />
    </div>
  )
}

function Bar() {
  const opened = usePart((state) => state.opened)
  const listOpen = usePart((state) => state.listOpen)
  return (
    <header class="bar">
      <button
        type="button"
        class="command menu"
        aria-expanded={listOpen}
        onClick={() => change({ listOpen: !get().listOpen })}
      >
        <span>Articles</span> <Key name="l" />
      </button>
      <span class="brand">Aidtrail</span>
      <span class="path" title={opened?.path}>
        {opened?.path}
      </span>
      <span class="turns">
        <CommandButton id="undo">
          Undo<i class="what">{opened?.undo ? ` ${opened.undo}` : ''}</i>
        </CommandButton>
        <CommandButton id="redo" />
        <CommandButton id="last-article">Before</CommandButton>
        <CommandButton id="next-article">Next</CommandButton>
        <CommandButton id="theme" kind="wide">
          Theme
        </CommandButton>
        <CommandButton id="help" />
      </span>
    </header>
  )
}

function Status() {
  const message = usePart((state) => state.message)
  const unsaved = usePart((state) => state.unsaved)
  const offline = usePart((state) => state.offline)
  const obstacle = usePart((state) => state.obstacle)
  const asked = usePart((state) => state.clash !== null)
  const waiting = usePart((state) => state.waiting)
  const reviewer = usePart((state) => state.vocabulary?.reviewer)
  return (
    <footer class="status">
      <p class={`message ${message.tone}`} role="status">
        {message.text}
      </p>
      {waiting ? (
        <p class="waiting" role="alert">
          {waiting}
        </p>
      ) : null}
      <p class={`saved${offline ? ' bad' : ''}`} role={offline ? 'alert' : undefined}>
        {offline || (unsaved && (obstacle || asked))
          ? `${obstacle ?? 'The file changed underneath.'} ${unsaved ? `${unsaved} not saved yet, and kept here.` : 'Trying again.'}`
          : unsaved
            ? 'Saving…'
            : 'All saved'}
      </p>
      <p class="who">{reviewer}</p>
    </footer>
  )
}

const KEPT = 'aidtrail.page'

/** The theme and the use of single letters are this browser's, not the file's. */
function useTheme(): void {
  const theme = usePart((state) => state.theme)
  const letters = usePart((state) => state.letters)
  useEffect(() => {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}') as { theme?: Theme; letters?: boolean }
      change({ theme: kept.theme ?? 'system', letters: kept.letters ?? true })
    } catch {
      // a browser without storage begins anew each time
    }
  }, [])
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
    try {
      localStorage.setItem(KEPT, JSON.stringify({ theme, letters }))
    } catch {
      // as above
    }
  }, [theme, letters])
}
