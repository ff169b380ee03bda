/** Chat calls through the pipeline: prepare, journal, hold, route, adapter, finish. */
@NullMarked
package dev.atelier.aiproxy.chat;

import org.jspecify.annotations.NullMarked;
