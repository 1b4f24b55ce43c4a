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
    from scipy import optimize, stats
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
    score = sum(numpy.sign(y[j] - y[i]) * numpy.sign(x[j] - x[i]) for j in range(len(x)) for i in range(j))
    z = (score - numpy.sign(score)) / math.sqrt(result["mann_kendall.var_s"])
    result["mann_kendall.s"], result["mann_kendall.z"] = score, z
    result["mann_kendall.p"] = 2 * stats.norm.sf(abs(z))
    factor = hamed_rao(x, y, sen[0])
    if factor > 0:
        result["hamed_rao.variance_factor"] = factor
    if len(set(x)) == len(x):
        result.update(pettitt(x, y))
        result["at.0.value"] = steffen(x, y, between(x))
        if min(y[0], y[-1]) > 0:
            result["cagr"] = (y[-1] / y[0]) ** (1 / (x[-1] - x[0])) - 1
    if min(y) > 0:
        log = stats.linregress(x, numpy.log(y))
        result["log_linear.growth"] = math.expm1(log.slope)
        result["log_linear.slope_se"] = log.stderr
    return result


def hamed_rao(x, y, slope):
    """By how much the variance of S grows with the autocorrelations of the ranks, Hamed and Rao (1998)."""
    n = len(x)
    ranks = stats.rankdata(numpy.round(numpy.array(y) - slope * (numpy.array(x) - x[0]), 9))
    ranks = ranks - ranks.mean()
    total = 0
    for lag in range(1, n):
        correlation = (ranks[:-lag] * ranks[lag:]).sum() / (ranks * ranks).sum()
        if abs(correlation) > stats.norm.ppf(0.975) / math.sqrt(n):
            total += (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation
    return 1 + 2 * total / (n * (n - 1) * (n - 2))


def pettitt(x, y):
    n = len(y)
    u = [sum(numpy.sign(y[i] - y[j]) for i in range(t) for j in range(t, n)) for t in range(1, n)]
    k = max(abs(value) for value in u)
    at = [abs(value) for value in u].index(k)
    p = min(1, 2 * math.exp(-6 * k * k / (n**3 + n**2)))
    return {"pettitt.k": k, "pettitt.x": x[at], "pettitt.p": p} if n > 3 and k > 0 else {}


def between(x):
    return round(x[0] + 0.37 * (x[-1] - x[0]), 4)


def steffen(x, y, at):
    """Steffen (1990), equations 2 to 5 and 11; at both ends the slope of the first and last piece as GSL takes it."""
    if len(x) == 2:
        return numpy.interp(at, x, y)
    h, s = numpy.diff(x), numpy.diff(y) / numpy.diff(x)
    d = [s[0]]
    for i in range(1, len(x) - 1):
        parabola = (s[i - 1] * h[i] + s[i] * h[i - 1]) / (h[i - 1] + h[i])
        steepest = min(abs(s[i - 1]), abs(s[i]), abs(parabola) / 2)
        d.append((numpy.sign(s[i - 1]) + numpy.sign(s[i])) * steepest)
    d.append(s[-1])
    i = min(max(int(numpy.searchsorted(x, at)) - 1, 0), len(h) - 1)
    t = at - x[i]
    cubic = (d[i] + d[i + 1] - 2 * s[i]) / h[i] ** 2
    square = (3 * s[i] - 2 * d[i] - d[i + 1]) / h[i]
    return ((cubic * t + square) * t + d[i]) * t + y[i]


def s_curve(x, capacity, rate, midpoint):
    return capacity / (1 + numpy.exp(-rate * (x - midpoint)))


def s_curve_slopes(x, capacity, rate, midpoint):
    part = 1 / (1 + numpy.exp(-rate * (x - midpoint)))
    steep = capacity * part * (1 - part)
    return numpy.stack([part, steep * (x - midpoint), -steep * rate], axis=1)


def ask(path, *more):
    command = [os.environ["FACTS"], "trend", "--csv", path, "--x", "time", "--y", "value", "--quiet", "--format", "json"]
    return json.loads(subprocess.run([*command, *more], check=True, capture_output=True, text=True).stdout)


def write(path, rows):
    with open(path, "w", encoding="utf-8") as table:
        table.write("time,value\n" + "".join(f"{t},{v}\n" for t, v in rows))


def check(found, wanted, about):
    for name, value in wanted.items():
        got = look_up(found, name)
        if got is None or abs(got - value) > TOLERANCE * max(abs(value), 1e-9):
            print(f"{name} is {got}, expected {value}, for {about}")
            sys.exit(1)


def compare_curves(draw, path):
    """Logistic growth beside scipy's least squares from the true values on."""
    fitted = 0
    for _ in range(12):
        x = [2000.0 + i for i in range(draw.randint(8, 25))]
        middle = x[0] + len(x) * draw.uniform(0.3, 0.7)
        truth = draw.uniform(1, 5000), draw.uniform(0.3, 1) * draw.choice([1, 1, -1]), middle
        y = [round(float(s_curve(t, *truth)) * (1 + draw.gauss(0, 0.02)), 6) for t in x]
        write(path, zip(x, y))
        found = ask(path)
        if min(y) <= 0 or found["logistic"] is None:
            continue
        exactly = {"jac": s_curve_slopes, "xtol": 1e-14, "ftol": 1e-14, "gtol": 1e-14}
        best, spread = optimize.curve_fit(s_curve, numpy.array(x), y, truth, **exactly)
        names = ["capacity", "rate", "midpoint", "capacity_se", "rate_se", "midpoint_se"]
        wanted = dict(zip(["logistic." + name for name in names], [*best, *numpy.sqrt(numpy.diag(spread))]))
        check(found, wanted, f"{x} {y}")
        fitted += 1
    return fitted


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
            write(path, rows)
            found = ask(path, "--degree", str(degree), "--forecast", "2030", "--at", str(between(x)))
            check(found, expected(x, y, degree, 2030), f"degree {degree}, {x} {y}")
            agree += 1
        curves = compare_curves(draw, path)
    print(f"{agree} random series agree with scipy and statsmodels")
    print("logistic curves agree with scipy" if curves > 8 else f"only {curves} logistic curves were fitted")


main()
