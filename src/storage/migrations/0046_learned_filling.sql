-- rebuild: projections
-- What parcels taught of the filling (paper, air cushions) of one kind of box; micrograms of a litre. Derived from the journal. A weight let go for its packaging
-- says nothing of its product from now on, so what is doubted is worked out anew.
CREATE TABLE learned_filling (
  carton_type_id TEXT PRIMARY KEY,
  -- What a litre weighs by the preset it began from; NULL where that says nothing.
  stated         REAL,
  mean           REAL NOT NULL,
  mean_error     REAL NOT NULL,
  spread         REAL NOT NULL,
  evidence       REAL NOT NULL,
  parcels        INTEGER NOT NULL,
  -- A parcel that is weighed again for another label teaches nothing new.
  last_parcel    TEXT NOT NULL
) STRICT;
