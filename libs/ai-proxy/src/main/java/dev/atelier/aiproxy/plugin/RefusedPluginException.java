package dev.atelier.aiproxy.plugin;

/** A jar that is not taken. The message says why, for its operator. */
final class RefusedPluginException extends RuntimeException {

    private final boolean lasting;

    /** For what is in it: only another file is worth a look. */
    RefusedPluginException(String reason) {
        this(reason, true);
    }

    private RefusedPluginException(String reason, boolean lasting) {
        super(reason, null, false, false);
        this.lasting = lasting;
    }

    /** For how it lies there, which may change without the file. */
    static RefusedPluginException forNow(String reason) {
        return new RefusedPluginException(reason, false);
    }

    boolean isLasting() {
        return lasting;
    }
}
