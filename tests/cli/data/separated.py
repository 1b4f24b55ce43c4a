"""Tables as spreadsheets and statistical offices save them, made of our own numbers."""


def write(name, text, encoding="utf-8"):
    with open(name, "wb") as file:
        file.write(text.encode(encoding))


write("utf8_excel.csv", "\ufeff\"Data Source\",\"Indicators of growth\",\r\n\r\n"
      "\"Country Name\",\"Country Code\",\"Indicator Name\",\"2019\",\"2020\",\"2021\",\r\n"
      "\"Germany\",\"DEU\",\"CO2 emissions (kt)\",\"657,400.1\",\"\",\"603350.5\",\r\n"
      "\"France\",\"FRA\",\"CO2 emissions (kt)\",\"\",\"267154\",\"..\",\r\n")
write("gb18030.csv", "各类电源装机容量,,\r\n单位：万千瓦,,\r\n类型,2022年,2023年\r\n风电,36544,44134\r\n太阳能,39261,60949\r\n",
      "gb18030")
write("semicolons.csv", "sep=;\nCountry;Wind capacity, 2023 (MW);Target 2030 (MW)\nKenya;436,5;1.045,5\nPeru;1021;\n")
write("columns.tsv", "Region\tCapacity (GW)\t\tGeneration (TWh)\t\n\t2021\t2022\t2021\t2022\n"
      "Offshore wind\t\t5.5\t\t20\nHydropower\t12\t\t40\t\n")
write("tidy.csv", "indicator,region,year,value,unit\nSolar capacity,China,2023,609,GW\n"
      "Electricity consumption,India,2022,1540,TWh\n")
write("utf8_lines.csv", "Country,Year,\"Wind capacity\n(MW, end of the year)\",\"Remark; \"\"as told\"\"\"\n"
      "Kenya,2023,436,\"as of\nJune\"\nPéru,2023,1021,\n")
write("two_tables.csv", "Table 1. Wind power,,\nCountry,Capacity (GW),Jobs\nSpain,30,25000\n,,\n"
      "Table 2. Solar power,,\nCountry,Capacity (GW),Jobs\nSpain,25,\"18,000\"\n,,\n"
      "Note: heat pumps reached 3 million units in 2023.,,\n")
write("year_behind.csv", "Technology,Capacity (MW),Generation (GWh),Year\nWind,46,118,2021\nSolar,31,57,2022\n")
write("unit_within.csv", "Country,\"Hydro capacity (MW), 2022\",\"Hydro capacity (MW), 2030 target\",Emissions (Mt CO2) in 2020\n"
      "Georgia,3370,4100,16.5\n")
write("open_quote.csv", "Country,Wind capacity (GW)\n\"Kenya,5\nPeru,6\n")
write("wide.csv", "Source," + ",".join(str(1900 + i) for i in range(120)) + "\n" +
      "Wind capacity (GW)," + "," * 94 + "7,8" + "," * 24 + "\n")
write("no_head.csv", "2020,5.1,7\n2021,6.2,8\n")
write("prose.csv", "In 2020 wind capacity was 5 GW.\n")
