"""Reads the workbook of a built site with openpyxl and pandas, and the tables with pandas: types, rows, filters."""

import json
import os
import sys

import openpyxl
import pandas

folder = os.path.join(sys.argv[1], "data")
with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as f:
    tables = json.load(f)["resources"]
book = openpyxl.load_workbook(os.path.join(folder, "gazette.xlsx"))
faults = []
rows = 0
for table in tables:
    fields = {f["name"]: f["type"] for f in table["schema"]["fields"]}
    texts = {name: str for name, kind in fields.items() if kind == "string"}
    days = [name for name, kind in fields.items() if kind == "date"]
    csv = pandas.read_csv(os.path.join(folder, table["path"]), dtype=texts, parse_dates=days)
    sheet = pandas.read_excel(os.path.join(folder, "gazette.xlsx"), sheet_name=table["name"], dtype=texts)
    rows += len(csv)
    if list(sheet.columns) != list(fields) or len(sheet) != len(csv):
        faults.append(f"{table['name']}: {len(sheet)} rows of {list(sheet.columns)}, not {len(csv)} of {list(fields)}")
    for name in days:
        if csv[name].notna().any() and csv[name].dtype.kind != "M":
            faults.append(f"{table['name']}: {name} is read as {csv[name].dtype}")
    if len(book[table["name"]].tables) != 1 or book[table["name"]].freeze_panes != "A2":
        faults.append(f"{table['name']}: no filter, or no heading that stays")
print(f"{len(tables)} tables with {rows} rows read by openpyxl and pandas")
sys.exit("\n".join(faults) or 0)
