package dev.atelier.localstack.server;

import dev.atelier.localstack.process.Member;

/** One backing server on this machine. */
public interface BackingServer extends Member {

    /** What a client needs to connect. */
    String address();
}
