import { describe, expect, it } from 'vitest';
import { CUSTOMER_LANGUAGES, customerLanguage, languageOfTag } from '../../../src/core/label/customerLanguage.ts';
import { customerWords } from '../../../src/core/label/customerWords.ts';
import { isFontZeroText } from '../../../src/labels/text/fontZero.ts';

const place = (country: string, postcode = '', province = '') => ({ country, postcode, province });
const US = place('US', '54901', 'WI');
const DE = place('DE', '10115');

describe('the language of a customer’s papers', () => {
  it.each([
    ['de-AT', 'de'],
    ['fr_CA', 'fr'],
    ['ES', 'es'],
    ['en.UTF-8', 'en'],
    ['it', null],
    ['', null],
  ])('of the tag %s is %s', (tag, language) => {
    expect(languageOfTag(tag)).toBe(language);
  });
  it('is the one the order was placed in, whatever the country', () => {
    expect(customerLanguage('es-MX', DE, US)).toBe('es');
  });
  it.each([
    [place('AT', '1010'), 'de'],
    [place('MX', '06000'), 'es'],
    [place('CA', 'H2X 1Y4', 'Québec'), 'fr'],
    [place('CA', 'K1A 0B1', 'ON'), 'en'],
    [place('CH', '1204'), 'fr'],
    [place('CH', '8001'), 'de'],
    [place('BE', '1000'), 'fr'],
    [place('BE', '4000'), 'fr'],
    [place('GB', 'SW1A 1AA'), 'en'],
  ])('without one is that of the place: %o', (consignee, language) => {
    expect(customerLanguage('', consignee, DE)).toBe(language);
    expect(customerLanguage('it', consignee, DE)).toBe(language);
  });
  it.each([place('IT'), place('BE', '2000'), place('BE', '1500'), place('CH', '6900'), place(''), null])(
    'where nothing speaks for one is that of the site, else English: %o',
    (consignee) => {
      expect(customerLanguage('', consignee, DE)).toBe('de');
      expect(customerLanguage('', consignee, place('PL'))).toBe('en');
      expect(customerLanguage('', consignee, null)).toBe('en');
    },
  );
  it('has words that every label printer has letters for, those that it aligns itself in plain ones', () => {
    for (const language of CUSTOMER_LANGUAGES) {
      const { parcel, packingSlip, ...words } = customerWords(language);
      for (const word of Object.values(words)) expect(isFontZeroText(word.toUpperCase()), word).toBe(true);
      for (const word of [packingSlip, parcel(1, 2)]) expect(word).toMatch(/^[ -~]+$/);
    }
  });
  it('of papers kept before is English', () => {
    expect(customerWords(undefined).packingSlip).toBe('Packing slip');
  });
});
