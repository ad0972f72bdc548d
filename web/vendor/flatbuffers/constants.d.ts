export declare const SIZEOF_SHORT = 2;
export declare const SIZEOF_INT = 4;
export declare const FILE_IDENTIFIER_LENGTH = 4;
export declare const SIZE_PREFIX_LENGTH = 4;
