"""Makes a fact table out of a gold table with slips of every kind, the same for the same seed:
    slips.py GOLD.csv SEED > FACTS.csv
so that two programs that score it have something to disagree about."""
import csv
import random
import sys

COLUMNS = ("id,document,language,page,line,byte_start,byte_end,metric,kind,value,value_hi,unit,bound,time,time_source,"
           "base,status,region,entity,quote,sentence,rule").split(",")
UNITS = {"GW": ("MW", 1000), "MtCO2": ("tCO2", 1e6), "percent": ("%", 1), "TWh": ("GWh", 1000), "km": ("m", 1000)}


def number(text):
    return repr(float(text)).removesuffix(".0")


random.seed(int(sys.argv[2]))
writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
writer.writeheader()
with open(sys.argv[1], encoding="utf-8", newline="") as gold:
    rows = list(csv.DictReader(gold))
for row in rows:
    try:
        value = float(row["value"].split("|")[0])
    except ValueError:
        continue
    slip = random.choice(["none"] * 4 + ["missed", "value", "unit", "convert", "kind", "metric", "time", "bound", "base",
                                         "status", "region", "twice", "shift", "span", "unclaimed", "year"])
    if slip == "missed":
        continue
    fact = {name: row.get(name, "").split("|")[0] for name in COLUMNS}
    fact.update(id="%016x" % random.getrandbits(64), document=row["doc"], language=row["lang"], page="",
                time_source="explicit", sentence="", rule="")
    fact["metric"] = fact["metric"].replace("*", "anything")
    fact["time"] = fact["time"].replace("*", "2020")
    for field, usual in (("kind", "level"), ("bound", "eq"), ("status", "actual")):
        fact[field] = usual if fact[field] in ("", "*") else fact[field]
    if slip == "value":
        value *= random.choice([10, 1.01, 1.00000001])
    elif slip == "unit":
        fact["unit"] = random.choice(["GW", "t/yr", "persons_per_day", "USD_bn", "m2_per_a", "times", ""])
    elif slip == "convert" and fact["unit"] in UNITS:
        fact["unit"], factor = UNITS[fact["unit"]]
        value *= factor
        fact["value_hi"] = number(float(fact["value_hi"]) * factor) if fact["value_hi"] else ""
    elif slip == "kind":
        fact["kind"] = random.choice(["level", "change", "growth", "ratio"])
    elif slip == "metric":
        fact["metric"] = "wind_capacity"
    elif slip == "time":
        fact["time"] = random.choice(["2021-01/2025-12", "2021/2025", "2024-01/2024-12-31", "2024/2024", "", "2016/.."])
    elif slip == "bound":
        fact["bound"] = random.choice(["eq", "approx", "gt", "lt"])
    elif slip == "base":
        fact["base"] = random.choice(["2020", "prev_year", "", "the year before"])
    elif slip == "status":
        fact["status"] = random.choice(["actual", "target", "projected"])
    elif slip == "region":
        fact["region"] = random.choice(["CHN", "WLD", ""])
    elif slip == "shift":
        fact["byte_start"], fact["byte_end"] = int(row["byte_end"]), int(row["byte_end"]) + 3
    elif slip == "span":
        fact["byte_end"] = int(row["byte_end"]) + random.choice([1, 40, 200])
    elif slip == "unclaimed":
        fact["metric"] = ""
    elif slip == "year":
        fact["unit"] = "year"
    fact["value"] = number(value)
    writer.writerow(fact)
    if slip == "twice":
        fact["value"] = number(value + 1)
        writer.writerow(fact)
