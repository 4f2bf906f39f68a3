-- What waits for a person is found by the few rows it is about: labels a carrier did not take back, parcels in trouble on their way.
CREATE INDEX label_purchase_kept ON label_purchase (since) WHERE state = 'voidRefused';
CREATE INDEX tracking_trouble ON tracking (since) WHERE status IN ('exception', 'returnToSender', 'returned');
