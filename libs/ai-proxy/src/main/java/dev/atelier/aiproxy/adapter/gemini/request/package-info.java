/** What Gemini is asked, made from the canonical request. */
@NullMarked
package dev.atelier.aiproxy.adapter.gemini.request;

import org.jspecify.annotations.NullMarked;
