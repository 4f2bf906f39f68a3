import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/Button.tsx';
import { IconChevronDown, IconChevronUp, IconCube, IconRotateClockwise, IconStack2 } from '../../ui/icons.ts';
import styles from './Box.module.css';

interface BoxToolsProps {
  readonly isLayered: boolean;
  readonly layer: number;
  readonly layers: number;
  readonly onLayered: (isLayered: boolean) => void;
  readonly onLayer: (layer: number) => void;
  readonly onTurn: () => void;
}

/** Switches between the turning picture and its layers; turns the one, pages the other. */
export function BoxTools({ isLayered, layer, layers, onLayered, onLayer, onTurn }: BoxToolsProps) {
  const t = useTranslations('box');
  const view = (isThis: boolean, toLayers: boolean) => ({
    className: styles['view'] ?? '',
    'aria-pressed': isThis,
    'data-selected': isThis || undefined,
    onPress: () => {
      onLayered(toLayers);
    },
  });
  return (
    <div className={styles['tools']}>
      <div className={styles['views']} role="group" aria-label={t('view')}>
        <AriaButton {...view(!isLayered, false)}>
          <IconCube />
          {t('view3d')}
        </AriaButton>
        <AriaButton {...view(isLayered, true)}>
          <IconStack2 />
          {t('layers')}
        </AriaButton>
      </div>
      {isLayered ? (
        <>
          <Button
            className={styles['arrow']}
            icon={<IconChevronDown />}
            label={t('layerBelow')}
            isDisabled={layer <= 1}
            onPress={() => {
              onLayer(layer - 1);
            }}
          />
          <Button
            className={styles['arrow']}
            icon={<IconChevronUp />}
            label={t('layerAbove')}
            isDisabled={layer >= layers}
            onPress={() => {
              onLayer(layer + 1);
            }}
          />
        </>
      ) : (
        <Button icon={<IconRotateClockwise />} onPress={onTurn}>
          {t('turn')}
        </Button>
      )}
    </div>
  );
}
