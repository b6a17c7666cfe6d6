package ee.convergence.bench;

import ee.convergence.bench.scenario.Bound;
import ee.convergence.bench.scenario.Metric;
import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalDouble;

/** Prints the table of medians, ratios and bounds. */
final class Report {

    private static final String ROW = "%-34s %-4s %12s %12s %8s %12s  %s%n";
    private static final double WHOLE_NUMBERS_FROM = 1000;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void print(Results results) {
        out.println();
        out.printf(ROW, "median", "unit", "convergence", "bare", "ratio", "bound", "");
        for (Metric metric : results.metrics()) {
            OptionalDouble ours = results.median(metric, Results.CONVERGENCE);
            OptionalDouble bare = results.median(metric, Results.BARE);
            OptionalDouble limit = results.limit(metric);
            out.printf(
                    ROW,
                    metric.name(),
                    metric.unit(),
                    number(ours),
                    number(bare),
                    number(ratio(ours, bare)),
                    bound(metric, limit),
                    verdict(results, metric));
        }
    }

    private static String bound(Metric metric, OptionalDouble limit) {
        String relation = metric.bound().filter(Bound::least).isPresent() ? ">= " : "<= ";
        return limit.isEmpty() ? "" : relation + number(limit);
    }

    private static String verdict(Results results, Metric metric) {
        if (results.limit(metric).isEmpty()) {
            return "";
        }
        return results.missed(metric) ? "MISSED" : "OK";
    }

    private static OptionalDouble ratio(OptionalDouble ours, OptionalDouble bare) {
        return ours.isPresent() && bare.isPresent()
                ? OptionalDouble.of(ours.getAsDouble() / bare.getAsDouble())
                : OptionalDouble.empty();
    }

    /** A number in a form that is easy to compare; nothing where it was not measured. */
    static String number(OptionalDouble value) {
        if (value.isEmpty()) {
            return "";
        }
        String format = value.getAsDouble() >= WHOLE_NUMBERS_FROM ? "%,.0f" : "%.2f";
        return String.format(Locale.ROOT, format, value.getAsDouble());
    }
}
