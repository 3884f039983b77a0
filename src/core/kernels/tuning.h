/* tuning.h -- the best sizes for a processor, each with its reason.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Those of x86-64 were measured (doc/design.md).  Those of NEON follow from its
 * registers: its instructions were counted, not timed (doc/design.md).  Of all sizes, only
 * those that divide sums into parts affect the bits of the results.
 *
 * TUNED (before, avx512): the second value is for AVX-512, the first for all others.
 * TILED (before, neon, avx512): the first is for 16 registers of 16 or 32 bytes, the second
 * for NEON's 32 of 16 bytes, the third for AVX-512's 32 of 64 bytes.
 */
#ifndef TUNING_H
#define TUNING_H

#if defined __AVX512F__
#define TILED(before, neon, avx512) avx512
#elif defined __aarch64__
#define TILED(before, neon, avx512) neon
#else
#define TILED(before, neon, avx512) before
#endif
#define TUNED(before, avx512) TILED (before, before, avx512)

/* Tiles of a product (tiles/): the largest that leave the tile and its operands in
 * registers. */
enum {
  PANEL_UNITS   = TILED (6, 12, 13),   /* forward, back: units of a panel, by 2 vectors  */
  DOT_UNITS     = TILED (3, 5, 5),     /* gradient, dot tiles: units ..                  */
  DOT_INPUTS    = TILED (4, 5, 5),     /*   .. by inputs                                 */
  OUTER_VECTORS = TILED (3, 4, 4),     /* gradient, outer tiles: vectors of units ..     */
  OUTER_INPUTS  = TILED (4, 6, 6),     /*   .. by inputs;                                */
  LOW_VECTORS   = 3,                   /*   with only this number of vectors left ..     */
  LOW_INPUTS    = TILED (4, 8, 8)      /*   .. by this number of inputs                  */
};

/* The forward and backward product copy a piece of the inputs, so that a column of X, which
 * is on another page than its neighbours, is fetched only once for all panels. */
enum {
  PIECE_ROWS     = 96,            /* examples of a piece, and its inputs: the first or   */
  PIECE_INPUTS   = TUNED (192, 400),      /* the second cache holds it                   */
  SMALL_PANELS   = TUNED (0, 2),  /* with at most this number of panels, a piece has     */
  SMALL_INPUTS   = 80,            /*   only these inputs: it is read so seldom that it   */
                                  /*   must stay in the first cache                      */
  NEAR_INPUTS    = 64,            /* up to this number of inputs nothing is copied       */
  PREFETCH_STEPS = TUNED (4, 2),  /* the first PREFETCH_STEPS panels prefetch, in every  */
  PREFETCH_LINES = TUNED (1, 2),  /*   PREFETCH_STEPS-th step, PREFETCH_LINES lines of   */
  PREFETCH_LARGE = TUNED (1, 0)   /*   the next piece; 1: also for large pieces          */
};

/* The gradient. */
enum {
  PREFETCH_COLUMNS = TUNED (1, 0),   /* columns that a step of a dot tile prefetches     */
  DELTA_BYTES  = 1 << 18,         /* of the transposed deltas that stay in the second    */
                                  /*   cache while the inputs are read, ..               */
  DELTA_INPUTS = 32               /*   .. or, up to this number of inputs, in the first  */
};

/* A layer of fewer units is thin: its deltas' vectors would be half empty.  The product
 * has kernels of its own for it, and a block is larger. */
enum { PRODUCT_THIN = 32 };

/* Thin layers: THIN_SHARE examples share a vector of units; units that make THIN_OUTER
 * vectors or more have outer tiles, and more than THIN_FILLED of them fill one up. */
#define THIN_SHARE  TUNED (1, EITHER (1, 2))
#define THIN_OUTER  TUNED (OUTER_VECTORS, 2)
#define THIN_FILLED TUNED (LANES, LANES / THIN_SHARE / 2)

/* A block's inputs, activations and deltas stay in a core's second cache.  If the first
 * layer is thin: without AVX-512 its gradient is mostly dot tiles, whose lanes are added up
 * once a block, so the block is long; with AVX-512 it is mostly outer tiles, and the block
 * is short, to leave room for the transposed deltas. */
enum {
  BLOCK_BYTES = 1 << 20,
  BLOCK_BYTES_THIN = TILED (4 << 20, 1 << 20, 320 << 10),
  BLOCK_ROWS_LEAST = 96,          /* fewer are not worth the packing of Theta            */
  BLOCK_ROWS_MOST = 512,          /* more are no faster                                  */
  BLOCK_ROWS_STEP = 16
};

/* Examples are divided into chunks of blocks; threads take one chunk after the other, and
 * in the end the sums of the chunks are added, always in the same order.  Eight chunks keep
 * eight cores busy; there are more only while their sums are small and their work is large,
 * so that neither memory nor time is lost. */
enum {
  CHUNKS_LEAST  = 8,
  CHUNKS_MOST   = 64,
  CHUNKS_BYTES  = 1 << 24,        /* of all sums                                         */
  CHUNKS_BLOCKS = 8,              /* of a chunk, at least                                */
  CHUNKS_STRIP  = 512,            /* entries that a thread adds up at a time             */
  CHUNKS_WORK   = 1000000         /* rows times parameters for each thread more: a team  */
};                                /*   costs some microseconds                           */

/* Mini-batches: the threads share one batch, first its examples, in pieces, then columns
 * of each Theta, in strips. */
enum {
  BATCH_ROWS_MOST   = 512,        /* examples in a block                                 */
  BATCH_PIECE_LEAST = 16,         /* examples in a piece                                 */
  BATCH_STRIP       = 16          /* columns in a strip                                  */
};

/* The minimiser's passes over vectors as long as theta. */
enum {
  PASS_BLOCK = 1024,              /* entries that stay in the first cache                */
  PASS_PART  = 4096,              /* entries of a part, whose sums are added in the end  */
  PASS_WORK  = 200000             /* entries to read for each thread more                */
};

#endif
