/** What all calls have in common on their way: prepare, journal, hold, route, adapter, finish. */
@NullMarked
package dev.atelier.aiproxy.pipeline;

import org.jspecify.annotations.NullMarked;
