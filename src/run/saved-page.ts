/*
 * A browser that saves `page.html` lays pictures, frames and advertisements beside it, in a folder that it names in the language of its
 * user. What lies in it is no article, though much of it ends in `.html`.
 */

/** What browsers append to the page's name. */
const ENDINGS = [
  ...['_files', '.files', '-files', '-Dateien', '_fichiers', '_archivos', '_arquivos', '_ficheiros', '_file'],
  ...['_bestanden', '-filer', '_filer', '_tiedostot', '_pliki', '_soubory', '_súbory', '_elemei', '_fajlovi'],
  ...['_datoteke', '_dosyalar', '_fitxers', '_failid', '_fails', '_bylos', '_файлы', '_файли', '_αρχεία'],
]

const PAGES = ['.html', '.htm', '.xhtml']

/** Whether a folder is that of a page that lies beside it. */
export function isSavedWith(folder: string, has: (name: string) => boolean): boolean {
  const ending = ENDINGS.find((one) => folder.endsWith(one))
  if (ending === undefined) return false
  const name = folder.slice(0, -ending.length)
  return name !== '' && PAGES.some((page) => has(`${name}${page}`))
}
