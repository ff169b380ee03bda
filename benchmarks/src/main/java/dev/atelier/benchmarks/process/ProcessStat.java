package dev.atelier.benchmarks.process;

/** A line of {@code /proc/PID/stat}. */
record ProcessStat(long cpuMillis) {

    /** USER_HZ, which Linux has kept at 100 for programs on every machine that runs Java. */
    static final int MILLIS_PER_TICK = 10;

    /** Counted from the field behind the name, which may hold blanks and brackets itself. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;

    static ProcessStat parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
        return new ProcessStat(ticks * MILLIS_PER_TICK);
    }
}
