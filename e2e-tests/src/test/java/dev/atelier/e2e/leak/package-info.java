/** Looks for secrets everywhere the platform leaves something: log files, stores, topics, traces. */
@NullMarked
package dev.atelier.e2e.leak;

import org.jspecify.annotations.NullMarked;
