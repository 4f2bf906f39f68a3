import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, languageOf, regionOf, type Language } from '../../src/shared/languages.ts';
import { TEXTS } from '../../src/shared/messages/texts.ts';
import { ANY_VALUE, leaves } from '../support/texts.ts';

const english = new Map(leaves(TEXTS.en));

/** What a text needs to be told and how it chooses: values, with the choices of each `select`. Each plural has the forms of its language. */
function shapeOf(elements: readonly MessageFormatElement[], language: Language): readonly string[] {
  return elements.flatMap((element): readonly string[] => {
    switch (element.type) {
      case TYPE.argument:
        return [element.value];
      case TYPE.select:
        return [
          `${element.value}: ${Object.keys(element.options).sort().join(' ')}`,
          ...Object.values(element.options).flatMap(({ value }) => shapeOf(value, language)),
        ];
      case TYPE.plural: {
        const known = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
        for (const form of Object.keys(element.options).filter((one) => !one.startsWith('=')))
          expect(known, `${element.value}: ${form}`).toContain(form);
        return [
          ...Object.keys(element.options).map(
            (form) => `${element.value}: ${form.startsWith('=') ? '' : 'form '}${form}`,
          ),
          ...Object.values(element.options).flatMap(({ value }) => shapeOf(value, language)),
        ];
      }
      case TYPE.tag:
        return [`<${element.value}>`, ...shapeOf(element.children, language)];
      default:
        return [];
    }
  });
}

const shape = (text: string, language: Language): readonly string[] =>
  [...new Set(shapeOf(parse(text), language))].sort();

/** Words that are the same in both languages, beside names, codes and figures. */
const SAME: Readonly<Record<string, RegExp | undefined>> = {
  de: /^(Scanner|Barcodes?|Port|Name|Scan|Support|Code|Demo|Problem|Station|Import|Version|live|dpi|Baud|System|Text|Manifest|Training|Zone|Aerosol)$/i,
  es: /^(Error|Manual|Total|Original|Terminal|Normal|Control|Global|Visible|General|Local|Demo|Supervisor|Aerosol)$/i,
  fr: /^(Code|Port|Service|Article|Articles|Total|Versions?|Tube|Site|Documents?|Transport|Pause|Notes?|Menu|Pages?|Date|Source|Stock|Tables|Protection|Fragile|Services|Zones?)$/i,
};

/** Language names, product names and what instruments speak are nobody's words. */
const isName = (key: string): boolean =>
  /^(language\.(en|de|es|fr)|devices\.setUp\.protocol\.|devices\.needs\.stationFile$|channel\.|devices\.testScan\.code\.)/.test(
    key,
  );

const plainWords = (text: string): readonly string[] =>
  text.replace(/\{[^{}]*\}|<[^>]*>/g, ' ').match(/\p{L}{4,}/gu) ?? [];

describe.each(LANGUAGES.filter((language) => language !== 'en'))('the texts in %s', (language) => {
  const texts = new Map(leaves(TEXTS[language]));

  it('are those of English, in its order, none missing and none too many', () => {
    expect([...texts.keys()]).toEqual([...english.keys()]);
  });

  it('take the same values, choose by the same codes and have the plural forms of the language', () => {
    for (const [key, text] of texts) {
      const [here, there] = [shape(text, language), shape(english.get(key) ?? '', 'en')];
      expect(here, key).toEqual(expect.arrayContaining([...there]));
      // A language may tell one from many where English need not.
      expect(
        here.filter((one) => !there.includes(one) && !one.includes(': form ')),
        key,
      ).toEqual([]);
    }
  });

  it('are translated', () => {
    const same = [...texts].filter(
      ([key, text]) =>
        text === english.get(key) &&
        !isName(key) &&
        plainWords(text).some((word) => !SAME[language]?.test(word) && word !== word.toUpperCase()),
    );
    expect(same).toEqual([]);
  });

  it('shout and beg no more than the English ones, and stand without blanks at their ends', () => {
    for (const [key, text] of texts) {
      expect(text, key).not.toMatch(/!|¡|\b(bitte|por favor|s.il vous pla[iî]t|veuillez|oops|ups)\b/i);
      expect(text.trim(), key).toBe(text);
    }
  });
});

/** Where two sentences stand in the band, the first one large. */
const BAND_TREES = ['band', 'refusal', 'weightRefusal', 'printerWaits', 'parcelStopped', 'loading.refused'];
const BAND_DETAILS = ['carrierWaits', 'labelQuestion', 'labelRefusal', 'printFailed'];
const TITLE_MOST = 40;
const DETAIL_MOST = 70;

/** Values as long as a bench usually has them. */
const BAND_VALUE = { ...ANY_VALUE, part: '2 × Clay mug', number: '10472', box: 'box M' };

describe.each(LANGUAGES)('what a packer reads in %s', (language) => {
  const problems: string[] = [];
  const t = createTranslator({
    locale: language,
    messages: TEXTS[language],
    timeZone: 'UTC',
    onError: (error) => problems.push(error.message),
  });
  const say = t as (key: string, values: Record<string, unknown>) => string;
  const texts = leaves(TEXTS[language]);

  it('can all be said: no broken pattern, no value left out', () => {
    for (const [key, text] of texts) {
      if (text.includes('<b>')) continue;
      const said = say(key, ANY_VALUE);
      expect(problems, key).toEqual([]);
      expect(said, key).not.toMatch(/[{}]/);
      if (text !== '') expect(said, key).not.toBe(key);
    }
  });

  it('fits the band: 40 characters, then 70', () => {
    const long = texts
      .filter(([key]) => [...BAND_TREES, ...BAND_DETAILS].some((tree) => key.startsWith(`${tree}.`)))
      .map(([key]) => ({ key, said: say(key, BAND_VALUE), most: key.endsWith('.title') ? TITLE_MOST : DETAIL_MOST }))
      .filter(({ said, most }) => said.length > most)
      .map(({ key, said }) => `${String(said.length)} ${key}: ${said}`);
    expect(long).toEqual([]);
  });

  it('names commands as they stand on the printed cards', () => {
    const words = new Set([...Object.values(TEXTS[language].command), TEXTS[language].label.newLabel.toUpperCase()]);
    const known = [...words].flatMap((word) => [...word.split(' '), word]);
    for (const [key, text] of texts) {
      if (
        !/^(band|refusal|weightRefusal|carrierWaits|labelQuestion|printerWaits|printFailed|labelRefusal|parcelStopped)\./.test(
          key,
        )
      )
        continue;
      for (const [shouted] of text.matchAll(/\p{Lu}{4,}/gu)) expect(known, `${key}: ${text}`).toContain(shouted);
    }
  });
});

describe('the language of a PC', () => {
  it('is the first of its list that the app speaks, with the country its numbers are written for', () => {
    expect(languageOf(['de-AT', 'en-US'])).toBe('de');
    expect(languageOf(['pt-BR', 'de_CH.UTF-8', 'en'])).toBe('de');
    expect(languageOf(['pt-BR', 'es-419', 'en'])).toBe('es');
    expect(languageOf(['fr_CA.UTF-8', 'fr_CA', 'fr', 'C'])).toBe('fr');
    expect(languageOf(['ja-JP'])).toBe('en');
    expect(languageOf([])).toBe('en');
    expect(languageOf(['den-US'])).toBe('en');
    expect(regionOf(['de-AT', 'en-US'])).toBe('AT');
    expect(regionOf(['zh-Hant-TW'])).toBe('TW');
    expect(regionOf(['es-419', 'es-US'])).toBe('US');
    expect(regionOf(['C'])).toBe('');
  });
});
