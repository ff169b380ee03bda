/**
 * Any provider that takes and gives JSON over HTTP, described in settings alone: addresses, headers, and expressions that turn
 * the canonical request into the provider's and its answers, chunks and errors back.
 */
@NullMarked
package dev.atelier.aiproxy.adapter.generic;

import org.jspecify.annotations.NullMarked;
