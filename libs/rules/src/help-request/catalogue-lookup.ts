import { HELP_CATALOGUE } from './catalogue.ts'
import { type Catalogue, type Category, type Subcategory } from './catalogue-types.ts'
import { type Filer } from './filing-types.ts'

/** The category with a code. */
export function categoryOf(category: string, catalogue: Catalogue = HELP_CATALOGUE): Category | undefined {
  return catalogue.find(({ code }) => code === category)
}

/** The subcategory with a code, looked for only inside its category (HELP-009). */
export function subcategoryOf(
  category: string,
  subcategory: string,
  catalogue: Catalogue = HELP_CATALOGUE,
): Subcategory | undefined {
  return categoryOf(category, catalogue)?.subcategories.find(({ code }) => code === subcategory)
}

/** Whether somebody may file under a subcategory; no roles means a visitor who is not signed in. */
export function mayFile({ mayFile: who }: Pick<Subcategory, 'mayFile'>, { roles }: Filer): boolean {
  if (who === 'anyone') return true
  return who === 'signedIn' ? roles.length > 0 : roles.some((role) => who.includes(role))
}

/** What the form offers to a filer: only subcategories they may use, no empty categories. */
export function catalogueFor(filer: Filer, catalogue: Catalogue = HELP_CATALOGUE): Category[] {
  return catalogue
    .map((category) => ({ ...category, subcategories: category.subcategories.filter((one) => mayFile(one, filer)) }))
    .filter(({ subcategories }) => subcategories.length > 0)
}
