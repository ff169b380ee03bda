/** What every request passes: request id, access log, body limit, JSON rules. */
@NullMarked
package dev.atelier.platform.web;

import org.jspecify.annotations.NullMarked;
