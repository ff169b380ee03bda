package dev.atelier.chat.embedding;

/**
 * What OpenAI's Embeddings look like, as far as the platform itself looks at them.
 *
 * <p>Source: platform.openai.com/docs/api-reference/embeddings.
 */
final class EmbeddingForms {

    static final String REQUEST = """
            {
              type: 'object',
              required: ['model', 'input'],
              properties: {
                model: {type: 'string'},
                input: {
                  description: 'A text, or several; each may be given as its tokens.',
                  oneOf: [{type: 'string'}, {type: 'array', minItems: 1}]
                }
              }
            }""";

    static final String ANSWER = """
            {
              type: 'object',
              required: ['object', 'data', 'model', 'usage'],
              properties: {
                object: {const: 'list'},
                data: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: ['object', 'index', 'embedding'],
                    properties: {
                      object: {const: 'embedding'},
                      index: {type: 'integer'},
                      embedding: {oneOf: [{type: 'array', items: {type: 'number'}}, {type: 'string'}]}
                    }
                  }
                },
                model: {type: 'string'},
                usage: {
                  type: 'object',
                  required: ['prompt_tokens', 'total_tokens'],
                  properties: {
                    prompt_tokens: {type: 'integer', format: 'int64'},
                    total_tokens: {type: 'integer', format: 'int64'}
                  }
                }
              }
            }""";

    private EmbeddingForms() {}
}
