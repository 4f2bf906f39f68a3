import { useTranslations } from 'use-intl';
import { addressFields } from '../../../../core/address/addressFields.ts';
import { COUNTRY_CODES } from '../../../../core/address/countries.ts';
import { Field } from '../../../ui/Field.tsx';
import { Select } from '../../../ui/Select.tsx';
import { countryText } from '../../../words/countries.ts';
import styles from './Orders.module.css';
import type { AddressViewed } from './useOrders.ts';

interface AddressFormProps {
  readonly address: AddressViewed;
  readonly onChange: (address: AddressViewed) => void;
}

/** An address in the order in which its country writes it. */
export function AddressForm({ address, onChange }: AddressFormProps) {
  const t = useTranslations('orders.field');
  const countries = COUNTRY_CODES.map((value) => ({ value, text: countryText(value) })).sort((a, b) =>
    a.text.localeCompare(b.text),
  );
  return (
    <div className={styles['fields']}>
      {addressFields(address.country).map((field) =>
        field === 'country' ? (
          <div key={field} className={styles['select']}>
            <span>{t(field)}</span>
            <Select
              label={t(field)}
              value={address.country}
              options={countries}
              onChange={(country) => {
                onChange({ ...address, country });
              }}
            />
          </div>
        ) : (
          <Field
            key={field}
            label={t(field)}
            value={address[field]}
            longest={200}
            onChange={(text) => {
              onChange({ ...address, [field]: text });
            }}
          />
        ),
      )}
    </div>
  );
}
