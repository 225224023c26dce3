-- One row per way of a release: a place of departure, one of its writings, a country sent to and a country that sends.
select place, string_split(any_value(port), chr(31))[1] as port, destination, sender
from read_parquet($file)
group by place, destination, sender
