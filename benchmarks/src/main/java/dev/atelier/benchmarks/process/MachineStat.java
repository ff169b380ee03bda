package dev.atelier.benchmarks.process;

/** The first line of {@code /proc/stat}: CPU time that the whole machine has spent. */
record MachineStat(long busyMillis) {

    private static final int IDLE = 4;
    private static final int WAITING_FOR_DISK = 5;
    private static final int STOLEN = 8;

    static MachineStat parse(String line) {
        String[] fields = line.split(" +");
        long ticks = 0;
        for (int i = 1; i <= STOLEN; i++) {
            ticks += i == IDLE || i == WAITING_FOR_DISK ? 0 : Long.parseLong(fields[i]);
        }
        return new MachineStat(ticks * ProcessStat.MILLIS_PER_TICK);
    }
}
