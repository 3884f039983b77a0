/* tuning.h -- the sizes that a processor does best with, each with its reason.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All were measured (bench/README.md); results depend on none but those that say where a
 * sum is cut.  TUNED (before, avx512): the second for AVX-512, which has 32 registers of
 * 64 bytes, the first for what has 16 of 16 or 32 bytes.
 */
#ifndef TUNING_H
#define TUNING_H

#ifdef __AVX512F__
#define TUNED(before, avx512) avx512
#else
#define TUNED(before, avx512) before
#endif

/* Tiles of a product (product.c): the largest that leave the tile and its operands in
 * registers. */
enum {
  PANEL_UNITS   = TUNED (6, 13),  /* forward, back: units of a panel, by 2 vectors       */
  DOT_UNITS     = TUNED (3, 5),   /* gradient, dot tiles: units ..                       */
  DOT_INPUTS    = TUNED (4, 5),   /*   .. by inputs                                      */
  OUTER_VECTORS = TUNED (3, 4),   /* gradient, outer tiles: vectors of units ..          */
  OUTER_INPUTS  = TUNED (4, 6),   /*   .. by inputs;                                     */
  LOW_VECTORS   = 3,              /*   where there are but so many vectors ..            */
  LOW_INPUTS    = TUNED (4, 8)    /*   .. by so many inputs                              */
};

/* The forward and backward product lay a piece of the inputs out anew, so that a column
 * of X, which lies on a page of its own, is fetched once for all panels. */
enum {
  PIECE_ROWS     = 96,            /* examples of a piece: with its inputs the first      */
  PIECE_INPUTS   = TUNED (192, 400),      /* or the second cache holds it                */
  SMALL_PANELS   = TUNED (0, 2),  /* where there are at most so many panels, a piece has */
  SMALL_INPUTS   = 80,            /*   so many inputs: it is read so seldom that it has  */
                                  /*   to stay in the first cache                        */
  NEAR_INPUTS    = 64,            /* so few are near as they lie: no piece               */
  PREFETCH_STEPS = TUNED (4, 2),  /* every so many steps the first so many panels ask .. */
  PREFETCH_LINES = TUNED (1, 2),  /*   .. for so many lines of the next piece ..         */
  PREFETCH_LARGE = TUNED (1, 0)   /*   .. if it is a large one, too                      */
};

/* The gradient. */
enum {
  PREFETCH_COLUMNS = TUNED (1, 0),   /* columns that a step of a dot tile asks for       */
  DELTA_BYTES  = 1 << 18,         /* of the transposed deltas that stay in the second    */
                                  /*   cache while the inputs pass by, ..                */
  DELTA_INPUTS = 32               /*   .. or, with so few inputs, in the first           */
};

/* A layer of fewer units is thin: its deltas' vectors would be half empty.  The product
 * has kernels of its own for it, and a block is larger. */
enum { PRODUCT_THIN = 32 };

/* Thin layers: THIN_SHARE examples share a vector of units; units that make THIN_OUTER
 * vectors or more have outer tiles, and more than THIN_FILLED of them fill one up. */
#define THIN_SHARE  TUNED (1, EITHER (1, 2))
#define THIN_OUTER  TUNED (OUTER_VECTORS, 2)
#define THIN_FILLED TUNED (LANES, LANES / THIN_SHARE / 2)

/* A block's inputs, activations and deltas stay in a core's second cache.  Where the first
 * layer is thin, most of its gradient are dot tiles before AVX-512, whose lanes are added
 * up once a block: so it is long; with AVX-512 most are outer tiles, and a short block
 * leaves room for the transposed deltas. */
enum {
  BLOCK_BYTES = 1 << 20,
  BLOCK_BYTES_THIN = TUNED (4 << 20, 320 << 10),
  BLOCK_ROWS_LEAST = 96,          /* fewer are not worth the packing of Theta            */
  BLOCK_ROWS_MOST = 512,          /* more are no faster                                  */
  BLOCK_ROWS_STEP = 16
};

/* Examples are shared out over the threads in chunks of blocks, whose sums are added in the
 * end, in this order whatever the threads: eight keep eight cores busy; more are cut only
 * while their sums are small and their work large, so that neither memory nor time is lost. */
enum {
  CHUNKS_LEAST  = 8,
  CHUNKS_MOST   = 64,
  CHUNKS_BYTES  = 1 << 24,        /* of all sums                                         */
  CHUNKS_BLOCKS = 8,              /* of a chunk, at least                                */
  CHUNKS_STRIP  = 512,            /* entries that a thread adds up at a time             */
  CHUNKS_WORK   = 1000000         /* rows times parameters that are worth a second       */
};                                /*   thread: a team costs some microseconds            */

/* Mini-batches, where the threads share one batch: its examples in pieces, and the columns of
 * a Theta in strips. */
enum {
  BATCH_ROWS_MOST   = 512,        /* examples in a block                                 */
  BATCH_PIECE_LEAST = 16,         /* examples in a piece                                 */
  BATCH_STRIP       = 16          /* columns in a strip                                  */
};

/* The minimiser's passes over vectors as long as theta. */
enum {
  PASS_BLOCK = 1024,              /* entries that stay in the first cache                */
  PASS_PART  = 4096,              /* entries of a part, whose sums are added in the end  */
  PASS_WORK  = 200000             /* entries passed that are worth a thread              */
};

#endif
