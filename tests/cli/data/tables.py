"""What `export` writes, read back by pandas: the same values as the verbs give as JSON, and tables that hold together."""

import json
import math
import subprocess
import sys

try:
    import pandas
except ImportError:
    print("skipped: no python3-pandas")
    sys.exit(77)

PROGRAM, FOLDER = sys.argv[1:]


def ask(*arguments):
    command = [PROGRAM, *arguments, "--format", "json", "--quiet"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def read(name):
    return pandas.read_csv(f"{FOLDER}/{name}", keep_default_na=False, na_values=[""])


def same(a, b):
    missing = (None, "")
    if a in missing or b in missing or a != a or b != b:
        return (a in missing or a != a) and (b in missing or b != b)
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return a == b or math.isclose(a, b, rel_tol=1e-12)
    return str(a).lstrip("'") == str(b).lstrip("'")  # an apostrophe keeps a spreadsheet from running a cell


def compare(name, rows):
    table = read(name)
    assert len(table) == len(rows), f"{name}: {len(table)} rows, {len(rows)} as JSON"
    for found, wanted in zip(table.to_dict("records"), rows):
        assert list(found) == list(wanted), f"{name}: columns {list(found)}"
        for column, value in wanted.items():
            assert same(found[column], value), f"{name}: {column} is {found[column]!r}, {value!r} as JSON"
    print(f"{name}: as JSON")
    return table


def check_years(series):
    """Every value of the tables by year is one that is said of that series."""
    said = series[series.derived == 0]
    values = said.groupby(said.columns[[0, 1, 2, 6, 8]].tolist(), dropna=False).value.apply(set).to_dict()
    values = {tuple("" if part != part else part for part in key): found for key, found in values.items()}
    wide = read("wide.csv")
    for row in wide.fillna({"region": "", "entity": ""}).to_dict("records"):
        key = (row["metric"], row["region"], row["entity"], row["unit"], row["status"])
        years = {name: value for name, value in row.items() if name.isdigit() and value == value}
        assert years and set(years.values()) <= values[key], f"wide.csv: {key} {years}"
    print("wide.csv: said in series.csv")
    iamc = read("iamc.csv")
    index = ["Model", "Scenario", "Region", "Variable", "Unit"]
    assert list(iamc.columns[:5]) == index and all(name.isdigit() for name in iamc.columns[5:])
    assert not iamc[index].isna().any().any() and not iamc.duplicated(index).any() and len(iamc) > 0
    print("iamc.csv: one row for each variable")
    owid = read("owid.csv")
    assert list(owid.columns[:3]) == ["Entity", "Code", "Year"] and owid.Year.dtype == "int64"
    assert not owid.duplicated(["Entity", "Year"]).any() and len(owid) > 0
    print("owid.csv: one row for each country and year")


def check_package():
    with open(f"{FOLDER}/datapackage.json", encoding="utf-8") as file:
        package = json.load(file)
    kinds = {"number": "if", "integer": "if", "boolean": "if", "string": "Oif"}
    for resource in package["resources"]:
        table = read(resource["path"])
        fields = resource["schema"]["fields"]
        assert list(table.columns) == [field["name"] for field in fields], resource["path"]
        for field in fields:
            kind = table[field["name"]].dtype.kind
            assert kind in kinds[field["type"]], f"{resource['path']}: {field['name']} is {kind}, not {field['type']}"
    print("datapackage.json: names and types of every column")


compare("facts.csv", ask("list"))
check_years(compare("series.csv", ask("series")))
check_package()
