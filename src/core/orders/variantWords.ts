/** Sizes, as shops write them in English, German, Spanish and French; without accents. */
const SIZES =
  'xxs xs s m l xl xxl xxxl small medium large big mini midi maxi short long wide narrow slim regular single double triple twin half left right ' +
  'klein mittel gross kurz lang breit schmal einfach doppelt links rechts pequeno pequena mediano mediana grande corto corta largo larga ancho ancha ' +
  'simple doble izquierdo izquierda derecho derecha petit petite moyen moyenne grand court courte longue large etroit etroite gauche droit droite';

/** Units, counts and words that only lead to a number. */
const UNITS =
  'ml cl dl l litre liter litres litro g kg mg gr lb lbs oz mm cm dm ft in inch zoll w kw v mah wh gb tb size grosse talla taille no nr num pack pcs ' +
  'pc piece pieces stuck stk ud uds unidades set of x er';

/** Colours, in the same four languages. */
const COLOURS =
  'black white grey gray red blue green yellow orange pink purple violet brown beige cream ivory navy teal mint olive sage charcoal silver gold bronze ' +
  'copper rose turquoise magenta cyan natural clear transparent dark light matt matte glossy bright ' +
  'schwarz weiss grau rot blau grun gelb rosa lila braun creme silber silbern golden kupfer turkis natur klar dunkel hell dunkelblau hellblau dunkelgrau ' +
  'hellgrau dunkelgrun hellgrun anthrazit ' +
  'negro negra blanco blanca gris rojo roja azul verde amarillo amarilla naranja morado morada marron plata oro claro clara oscuro oscura transparente ' +
  'noir noire blanc blanche rouge bleu bleue vert verte jaune violette brun brune argent or clair claire fonce foncee';

const WORDS: ReadonlySet<string> = new Set(`${SIZES} ${UNITS} ${COLOURS}`.split(' '));

/** True for a word that tells variants of one product apart: a number, a size, a unit, a colour. Lower case, without accents. */
export const isVariantWord = (word: string): boolean => /^\p{N}/u.test(word) || WORDS.has(word);
