/** The 102 counties of Illinois, as IES writes them. */
export const ILLINOIS_COUNTIES: readonly string[] = [
  ...['Adams', 'Alexander', 'Bond', 'Boone', 'Brown', 'Bureau', 'Calhoun', 'Carroll', 'Cass', 'Champaign'],
  ...['Christian', 'Clark', 'Clay', 'Clinton', 'Coles', 'Cook', 'Crawford', 'Cumberland', 'DeKalb', 'De Witt'],
  ...['Douglas', 'DuPage', 'Edgar', 'Edwards', 'Effingham', 'Fayette', 'Ford', 'Franklin', 'Fulton', 'Gallatin'],
  ...['Greene', 'Grundy', 'Hamilton', 'Hancock', 'Hardin', 'Henderson', 'Henry', 'Iroquois', 'Jackson', 'Jasper'],
  ...['Jefferson', 'Jersey', 'Jo Daviess', 'Johnson', 'Kane', 'Kankakee', 'Kendall', 'Knox', 'Lake', 'LaSalle'],
  ...['Lawrence', 'Lee', 'Livingston', 'Logan', 'McDonough', 'McHenry', 'McLean', 'Macon', 'Macoupin', 'Madison'],
  ...['Marion', 'Marshall', 'Mason', 'Massac', 'Menard', 'Mercer', 'Monroe', 'Montgomery', 'Morgan', 'Moultrie'],
  ...['Ogle', 'Peoria', 'Perry', 'Piatt', 'Pike', 'Pope', 'Pulaski', 'Putnam', 'Randolph', 'Richland'],
  ...['Rock Island', 'St. Clair', 'Saline', 'Sangamon', 'Schuyler', 'Scott', 'Shelby', 'Stark', 'Stephenson'],
  ...['Tazewell', 'Union', 'Vermilion', 'Wabash', 'Warren', 'Washington', 'Wayne', 'White', 'Whiteside', 'Will'],
  ...['Williamson', 'Winnebago', 'Woodford'],
]

const BY_KEY = new Map(ILLINOIS_COUNTIES.map((county) => [keyOf(county), county]))

/** The county as IES writes it, however the letters, blanks and dots are: `ST CLAIR` is St. Clair. Undefined for none. */
export function illinoisCounty(text: string): string | undefined {
  return BY_KEY.get(keyOf(text))
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+county$/, '')
    .replace(/[^a-z]/g, '')
}
