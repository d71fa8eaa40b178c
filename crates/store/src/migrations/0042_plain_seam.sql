-- What lists say of the seam is kept in a plainer form: code, status, open days and days at risk of one
-- security after the other, `housing 2 14 0;income 0 0 0`, instead of JSON.
UPDATE cases SET seam_detail =
  REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(REPLACE(seam_detail,
    '[{"security":"', ''), '},{"security":"', ';'), '","status":', ' '), ',"open":', ' '),
    ',"at_risk":', ' '), '}]', ''), '[]', '');
