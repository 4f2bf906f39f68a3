/** Why a scan was refused; each is shown to the packer in words and pictures. */
export type ScanRefusal =
  | 'notOnOrder'
  | 'lookAlike'
  | 'alreadyComplete'
  | 'unknownCode'
  | 'unknownOrder'
  | 'noneLeft'
  | 'orderNotReady'
  | 'toteEmpty'
  | 'toteShared'
  | 'finishThisOrder'
  | 'itemNotExpected'
  | 'boxNotExpected'
  | 'boxTooSmall'
  | 'boxOutOfStock'
  | 'boxRetired'
  | 'boxOtherChannel'
  | 'boxOtherCarrier'
  | 'boxOtherService'
  | 'boxTooWeak'
  | 'boxRefusesItem'
  | 'nothingPlaced'
  | 'labelNotExpected'
  | 'otherLabel'
  | 'labelVoid'
  | 'reprintNeedsSupervisor'
  | 'slipNotPrinted'
  | 'nothingToUndo'
  | 'labelIsBought'
  | 'otherMark'
  | 'otherInsert'
  | 'confirmFirst'
  | 'papersNotPrinted'
  | 'quantityNeedsScan'
  | 'quantityNotAllowed'
  | 'tooManyUnits'
  | 'scanParts'
  | 'serialEach'
  | 'serialTwice'
  | 'serialShipped'
  | 'expired'
  | 'expiresTooSoon'
  | 'recalled'
  | 'traceFirst'
  | 'traceInvalid'
  | 'takeOutFirst'
  | 'notPacked'
  | 'whichUnit'
  | 'notNow'
  | 'signInFirst'
  | 'unknownBadge';

/** Why a weight was refused. */
export type WeightRefusal = 'tooLight' | 'tooHeavy' | 'overBoxLimit';

/** Why a parcel does not go on the truck; each is shown in a red band. */
export const DOCK_REFUSALS = [
  'unknownParcel',
  'labelVoid',
  'labelSuperseded',
  'otherTruck',
  'notFinished',
  'orderChanged',
  'signInFirst',
] as const;
export type DockRefusal = (typeof DOCK_REFUSALS)[number];
