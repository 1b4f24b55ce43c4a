"""Trends of random series against scipy and statsmodels: ties, missing values, uneven spacing, any order.

Prints how many series agree; says which number of which series does not. Exits with 77 where scipy is missing.
"""

import json
import math
import os
import random
import subprocess
import sys
import tempfile

try:
    import numpy
    import statsmodels.api as models
    from scipy import stats
except ImportError as missing:
    print(f"skipped: no python3-scipy or python3-statsmodels ({missing.name})")
    sys.exit(77)

SERIES = 60
TOLERANCE = 1e-6


def make_series(draw):
    count = draw.randint(3, 30)
    step = draw.choice([1, 1, 0.5, None])
    times = [2000 + (i * step if step else round(draw.uniform(0, 25), 2)) for i in range(count)]
    slope, noise, digits = draw.uniform(-5, 5), draw.choice([0.5, 5, 30]), draw.choice([0, 0, 1, 4])
    values = [round(100 + slope * (x - 2000) + draw.gauss(0, noise), digits) for x in times]
    rows = [(x, "" if draw.random() < 0.1 else y) for x, y in zip(times, values)]
    draw.shuffle(rows)
    points = sorted((x, y) for x, y in rows if y != "")
    return rows, [x for x, _ in points], [y for _, y in points]


def variance_of_s(x, y):
    """Kendall (1970) with ties in both."""
    n = len(x)
    ties = [[column.count(v) for v in set(column)] for column in (x, y)]
    full = n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for column in ties for t in column)
    pairs = math.prod(sum(t * (t - 1) for t in column) for column in ties) / (2 * n * (n - 1))
    triples = math.prod(sum(t * (t - 1) * (t - 2) for t in column) for column in ties) / (9 * n * (n - 1) * (n - 2))
    return full / 18 + pairs + triples


def expected(x, y, degree, ahead):
    centre = numpy.mean(x)  # statsmodels keeps few digits on powers of years; the fitted curve is the same
    design = numpy.vander(numpy.array(x) - centre, degree + 1, increasing=True)
    fit = models.OLS(y, design).fit()
    future = numpy.vander([ahead - centre], degree + 1, increasing=True)
    prediction = fit.get_prediction(future).summary_frame(alpha=0.05)
    sen = stats.theilslopes(y, x)
    tau, p = stats.kendalltau(x, y)
    result = {
        "ols.r2": fit.rsquared,
        "ols.r2_adjusted": fit.rsquared_adj,
        "ols.p": fit.f_pvalue,
        "ols.residual_sd": math.sqrt(fit.mse_resid),
        "ols.durbin_watson": models.stats.durbin_watson(fit.resid),
        "forecast.0.value": prediction["mean"][0],
        "forecast.0.lo95": prediction["obs_ci_lower"][0],
        "forecast.0.hi95": prediction["obs_ci_upper"][0],
        "theil_sen.slope": sen[0],
        "theil_sen.intercept": sen[1],
        "theil_sen.slope_ci95.0": sen[2],
        "theil_sen.slope_ci95.1": sen[3],
        "mann_kendall.tau_b": tau,
        "mann_kendall.var_s": variance_of_s(x, y),
    }
    if degree == 1:
        line = stats.linregress(x, y)
        result["ols.slope"] = line.slope
        result["ols.intercept"] = line.intercept
        result["ols.slope_se"] = line.stderr
        result["ols.intercept_se"] = line.intercept_stderr
        result["ols.slope_ci95.0"], result["ols.slope_ci95.1"] = fit.conf_int()[1]
    if len(set(x)) == len(set(y)) == len(x) <= 10:
        result["mann_kendall.p_exact"] = stats.kendalltau(x, y, method="exact")[1]
    if min(y) > 0:
        log = stats.linregress(x, numpy.log(y))
        result["log_linear.growth"] = math.expm1(log.slope)
        result["log_linear.slope_se"] = log.stderr
    return result


def look_up(tree, path):
    for key in path.split("."):
        tree = tree[int(key) if key.isdigit() else key]
    return tree


def main():
    draw = random.Random(20251)
    agree = 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "series.csv")
        while agree < SERIES:
            rows, x, y = make_series(draw)
            degree = draw.choice([1, 1, 2, 3])
            if len(set(x)) < degree + 2 or len(set(y)) < 3:
                continue
            with open(path, "w", encoding="utf-8") as table:
                table.write("time,value\n" + "".join(f"{t},{v}\n" for t, v in rows))
            command = [os.environ["FACTS"], "trend", "--csv", path, "--x", "time", "--y", "value", "--quiet"]
            command += ["--format", "json", "--degree", str(degree), "--forecast", "2030"]
            found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            for name, wanted in expected(x, y, degree, 2030).items():
                value = look_up(found, name)
                if value is None or abs(value - wanted) > TOLERANCE * max(abs(wanted), 1e-9):
                    print(f"{name} is {value}, expected {wanted}, degree {degree}, for {x} {y}")
                    sys.exit(1)
            agree += 1
    print(f"{agree} random series agree with scipy and statsmodels")


main()
