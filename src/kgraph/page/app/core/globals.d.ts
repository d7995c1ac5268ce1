/** vis-network, which the page loads before its own script. */
declare const vis: any;
